/* anky-application.c - what the windows share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-application.h"

#include "anky-about.h"
#include "anky-doctor-text.h"
#include "anky-doctor-window.h"
#include "anky-help.h"
#include "anky-http-fetcher.h"
#include "anky-preferences-window.h"
#include "anky-profile-store.h"
#include "anky-trust-store.h"
#include "anky-window.h"

#include <glib/gi18n.h>
#include <handy.h>

/* As of the command line program. */
#define EXIT_USAGE 2

struct _AnkyApplication {
  GtkApplication parent_instance;

  GSettings *settings;
  AnkyIdentityBook *identities;
  AnkyNumberJournal *journal;
  AnkyTokenManager *tokens; /* made when somebody first asks */
  GStrv modules;            /* from the command line */
  GStrv trusted;
  gboolean only_modules;
};

G_DEFINE_FINAL_TYPE (AnkyApplication, anky_application, GTK_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "module",
    'm',
    G_OPTION_FLAG_NONE,
    G_OPTION_ARG_FILENAME_ARRAY,
    NULL,
    N_ ("Load the PKCS#11 module PATH"),
    N_ ("PATH") },
  { "only-modules",
    0,
    G_OPTION_FLAG_NONE,
    G_OPTION_ARG_NONE,
    NULL,
    N_ ("Load no other modules than those named"),
    NULL },
  { "trust",
    't',
    G_OPTION_FLAG_NONE,
    G_OPTION_ARG_FILENAME_ARRAY,
    NULL,
    N_ ("Trust the CA certificates in PATH"),
    N_ ("PATH") },
  { "version",
    0,
    G_OPTION_FLAG_NONE,
    G_OPTION_ARG_NONE,
    NULL,
    N_ ("Print the version"),
    NULL },
  { G_OPTION_REMAINING,
    0,
    G_OPTION_FLAG_NONE,
    G_OPTION_ARG_FILENAME_ARRAY,
    NULL,
    NULL,
    N_ ("[FILE…]") },
  { 0 },
};

/* An empty window is used before another one is made. */
static AnkyWindow *
find_empty_window (AnkyApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *link = windows; link; link = link->next)
    if (ANKY_IS_WINDOW (link->data) && anky_window_is_empty (link->data))
      return link->data;

  return NULL;
}

static void
open_file (AnkyApplication *self, GFile *file)
{
  AnkyWindow *window = find_empty_window (self);

  if (!window)
    window = anky_window_new (self);
  anky_window_open (window, file);
  gtk_window_present (GTK_WINDOW (window));
}

static gboolean
is_folder (GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  return path && g_file_test (path, G_FILE_TEST_IS_DIR);
}

/* One document has a window to itself; several, or a folder, are a list. */
static void
open_files (AnkyApplication *self, GFile **files, int n_files)
{
  AnkyWindow *window;

  if (n_files == 1 && !is_folder (files[0])) {
    open_file (self, files[0]);
    return;
  }
  window = find_empty_window (self);
  if (!window)
    window = anky_window_new (self);
  anky_window_open_many (window, files, n_files);
  gtk_window_present (GTK_WINDOW (window));
}

static void
anky_application_open (GApplication *application,
                       GFile **files,
                       int n_files,
                       const char *hint)
{
  open_files (ANKY_APPLICATION (application), files, n_files);
}

static void
anky_application_activate (GApplication *application)
{
  AnkyApplication *self = ANKY_APPLICATION (application);
  GtkWindow *window =
      gtk_application_get_active_window (GTK_APPLICATION (self));

  if (!window)
    window = GTK_WINDOW (anky_window_new (self));
  gtk_window_present (window);
}

static GStrv
append_paths (GStrv paths, GVariantDict *dict, const char *name)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GVariant) value =
      g_variant_dict_lookup_value (dict, name, G_VARIANT_TYPE_BYTESTRING_ARRAY);
  g_autofree const char **more =
      value ? g_variant_get_bytestring_array (value, NULL) : NULL;

  if (paths)
    g_strv_builder_addv (builder, (const char **) paths);
  if (more)
    g_strv_builder_addv (builder, more);
  g_strfreev (paths);

  return g_strv_builder_end (builder);
}

static void
open_arguments (AnkyApplication *self,
                GApplicationCommandLine *command_line,
                GVariantDict *dict)
{
  g_autoptr (GVariant) value =
      g_variant_dict_lookup_value (dict,
                                   G_OPTION_REMAINING,
                                   G_VARIANT_TYPE_BYTESTRING_ARRAY);
  g_autofree const char **paths =
      value ? g_variant_get_bytestring_array (value, NULL) : NULL;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (gsize i = 0; paths && paths[i]; i++)
    g_ptr_array_add (
        files,
        g_application_command_line_create_file_for_arg (command_line,
                                                        paths[i]));
  if (files->len > 0)
    open_files (self, (GFile **) files->pdata, (int) files->len);
  else
    g_application_activate (G_APPLICATION (self));
}

/* What one start trusts and loads must not come to hold for the windows that
 * others opened: whoever reaches the bus could make a forgery genuine there. */
static gboolean
names_trust (GVariantDict *dict)
{
  return g_variant_dict_contains (dict, "module") ||
         g_variant_dict_contains (dict, "only-modules") ||
         g_variant_dict_contains (dict, "trust");
}

static int
anky_application_command_line (GApplication *application,
                               GApplicationCommandLine *command_line)
{
  AnkyApplication *self = ANKY_APPLICATION (application);
  GVariantDict *dict =
      g_application_command_line_get_options_dict (command_line);

  if (g_application_command_line_get_is_remote (command_line) &&
      names_trust (dict)) {
    g_application_command_line_printerr (
        command_line,
        "%s\n",
        _ ("The program runs already: close all its windows before you name "
           "modules or certificates."));
    return EXIT_USAGE;
  }

  self->modules = append_paths (self->modules, dict, "module");
  self->trusted = append_paths (self->trusted, dict, "trust");
  if (g_variant_dict_contains (dict, "only-modules"))
    self->only_modules = TRUE;
  open_arguments (self, command_line, dict);

  return 0;
}

static int
anky_application_handle_local_options (GApplication *application,
                                       GVariantDict *dict)
{
  if (!g_variant_dict_contains (dict, "version"))
    return -1;

  g_print ("%s %s\n", "anky", ANKY_VERSION);

  return 0;
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  anky_about_present (
      gtk_application_get_active_window (GTK_APPLICATION (user_data)));
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  anky_help_present (
      gtk_application_get_active_window (GTK_APPLICATION (user_data)));
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AnkyApplication *self = ANKY_APPLICATION (user_data);
  AnkyPreferencesWindow *window = anky_preferences_window_new (self);

  gtk_window_set_transient_for (
      GTK_WINDOW (window),
      gtk_application_get_active_window (GTK_APPLICATION (self)));
  /* Its button for the token check belongs to the application. */
  gtk_widget_insert_action_group (GTK_WIDGET (window),
                                  "app",
                                  G_ACTION_GROUP (self));
  gtk_window_present (GTK_WINDOW (window));
}

static void
check_token_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  anky_doctor_window_present (
      ANKY_APPLICATION (user_data),
      gtk_application_get_active_window (GTK_APPLICATION (user_data)));
}

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (anky_window_new (user_data)));
}

static void
open_uri_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GFile) file =
      g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  open_file (ANKY_APPLICATION (user_data), file);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (user_data));
  g_autoptr (GList) copy = g_list_copy (windows);

  for (GList *link = copy; link; link = link->next)
    gtk_window_close (link->data);
}

static const GActionEntry actions[] = {
  { "about", about_cb, NULL, NULL, NULL },
  { "check-token", check_token_cb, NULL, NULL, NULL },
  { "help", help_cb, NULL, NULL, NULL },
  { "new-window", new_window_cb, NULL, NULL, NULL },
  { "open-uri", open_uri_cb, "s", NULL, NULL },
  { "preferences", preferences_cb, NULL, NULL, NULL },
  { "quit", quit_cb, NULL, NULL, NULL },
};

static const struct {
  const char *action;
  const char *keys[4];
} accelerators[] = {
  { "app.help", { "F1" } },
  { "app.new-window", { "<Primary>n" } },
  { "app.preferences", { "<Primary>comma" } },
  { "app.quit", { "<Primary>q" } },
  { "win.open", { "<Primary>o" } },
  { "win.close", { "<Primary>w" } },
  { "win.sign-default", { "<Primary>Return", "<Primary>KP_Enter" } },
  { "win.toggle-sidebar", { "F9" } },
  { "win.show-menu", { "F10" } },
  { "win.next-pane", { "F6" } },
  { "win.zoom-in", { "<Primary>plus", "<Primary>equal", "<Primary>KP_Add" } },
  { "win.zoom-out", { "<Primary>minus", "<Primary>KP_Subtract" } },
  { "win.zoom-normal", { "<Primary>0", "<Primary>KP_0" } },
  { "win.zoom-fit-width", { "<Primary>1" } },
  { "win.zoom-fit-page", { "<Primary>2" } },
  { "win.print", { "<Primary>p" } },
  { "win.save-copy", { "<Primary><Shift>s" } },
  { "win.properties", { "<Alt>Return" } },
  { "win.reload", { "F5", "<Primary>r" } },
  { "win.find", { "<Primary>f" } },
  { "win.find-next", { "F3", "<Primary>g" } },
  { "win.find-previous", { "<Shift>F3", "<Primary><Shift>g" } },
  { "win.copy-text", { "<Primary>c", "<Primary>Insert" } },
  { "win.select-page", { "<Primary>a" } },
  { "win.go-to-page", { "<Primary>l" } },
  { "win.undo", { "<Primary>z" } },
  { "win.redo", { "<Primary><Shift>z" } },
  { "win.show-help-overlay", { "<Primary>question" } },
};

static void
add_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/vn/anky/AnKy/style.css");
  gtk_style_context_add_provider_for_screen (
      gdk_screen_get_default (),
      GTK_STYLE_PROVIDER (provider),
      GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
anky_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (anky_application_parent_class)->startup (application);

  hdy_init ();
  hdy_style_manager_set_color_scheme (hdy_style_manager_get_default (),
                                      HDY_COLOR_SCHEME_PREFER_LIGHT);
  gtk_window_set_default_icon_name (ANKY_APP_ID);
  add_style ();

  g_action_map_add_action_entries (G_ACTION_MAP (application),
                                   actions,
                                   G_N_ELEMENTS (actions),
                                   application);
  for (gsize i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application),
                                           accelerators[i].action,
                                           accelerators[i].keys);
}

static void
anky_application_dispose (GObject *object)
{
  AnkyApplication *self = ANKY_APPLICATION (object);

  g_clear_object (&self->tokens);
  g_clear_object (&self->identities);
  g_clear_object (&self->journal);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->modules, g_strfreev);
  g_clear_pointer (&self->trusted, g_strfreev);

  G_OBJECT_CLASS (anky_application_parent_class)->dispose (object);
}

static void
anky_application_class_init (AnkyApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anky_application_dispose;
  application_class->startup = anky_application_startup;
  application_class->activate = anky_application_activate;
  application_class->open = anky_application_open;
  application_class->command_line = anky_application_command_line;
  application_class->handle_local_options =
      anky_application_handle_local_options;
}

static void
anky_application_init (AnkyApplication *self)
{
  self->identities = anky_identity_book_new_default ();
  self->journal = anky_number_journal_new_default ();
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

AnkyApplication *
anky_application_new (GSettings *settings)
{
  AnkyApplication *self = g_object_new (ANKY_TYPE_APPLICATION,
                                        "application-id",
                                        ANKY_APP_ID,
                                        "flags",
                                        G_APPLICATION_HANDLES_OPEN |
                                            G_APPLICATION_HANDLES_COMMAND_LINE,
                                        "resource-base-path",
                                        "/vn/anky/AnKy",
                                        NULL);

  self->settings = g_object_ref (settings);

  return self;
}

GSettings *
anky_application_get_settings (AnkyApplication *self)
{
  return self->settings;
}

AnkyIdentityBook *
anky_application_get_identities (AnkyApplication *self)
{
  return self->identities;
}

AnkyNumberJournal *
anky_application_get_journal (AnkyApplication *self)
{
  return self->journal;
}

char *
anky_application_dup_own_body (AnkyApplication *self)
{
  g_autofree char *name =
      g_settings_get_string (self->settings, "organization-name");

  return *g_strstrip (name) ? g_steal_pointer (&name) : NULL;
}

AnkyTokenManager *
anky_application_get_tokens (AnkyApplication *self)
{
  g_autoptr (GStrvBuilder) builder = NULL;
  g_auto (GStrv) from_settings = NULL;
  g_auto (GStrv) modules = NULL;

  if (self->tokens)
    return self->tokens;

  builder = g_strv_builder_new ();
  from_settings = g_settings_get_strv (self->settings, "pkcs11-modules");
  g_strv_builder_addv (builder, (const char **) from_settings);
  if (self->modules)
    g_strv_builder_addv (builder, (const char **) self->modules);
  modules = g_strv_builder_end (builder);
  self->tokens = anky_token_manager_new ((const char *const *) modules,
                                         self->only_modules);

  return self->tokens;
}

/* The user's own choice of a timestamp server needs no second one. */
static GStrv
add_timestamp_hosts (AnkyApplication *self, GStrv allowed)
{
  g_auto (GStrv) servers =
      g_settings_get_strv (self->settings, "timestamp-servers");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_addv (builder, (const char **) allowed);
  for (gsize i = 0; servers[i]; i++) {
    g_autoptr (GUri) uri = g_uri_parse (servers[i], G_URI_FLAGS_NONE, NULL);

    if (uri && g_uri_get_host (uri))
      g_strv_builder_add (builder, g_uri_get_host (uri));
  }

  return g_strv_builder_end (builder);
}

AnkyFetcher *
anky_application_new_fetcher (AnkyApplication *self, guint max_fetches)
{
  g_auto (GStrv) allowed =
      g_settings_get_strv (self->settings, "allowed-hosts");
  AnkyFetcher *fetcher;

  if (!g_settings_get_boolean (self->settings, "use-network"))
    return NULL;

  fetcher = anky_http_fetcher_new (max_fetches);
  if (*allowed) {
    g_auto (GStrv) all = add_timestamp_hosts (self, allowed);

    anky_http_fetcher_set_hosts (ANKY_HTTP_FETCHER (fetcher),
                                 (const char *const *) all);
  }

  return fetcher;
}

/* A store that is not there is empty. One that cannot be read trusts less: the
 * verdict then says that no root is installed. */
static void
add_trust (AnkyTrust *trust, const char *path)
{
  g_autoptr (GError) error = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS) &&
      !anky_trust_add_path (trust, path, &error))
    g_message ("%s", error->message);
}

AnkyTrust *
anky_application_new_trust (AnkyApplication *self)
{
  AnkyTrust *trust = anky_trust_new ();
  g_autofree char *of_system = anky_trust_store_get_system_folder ();
  g_autofree char *of_user = anky_trust_store_get_user_folder ();
  g_auto (GStrv) from_settings =
      g_settings_get_strv (self->settings, "trusted-certificates");

  add_trust (trust, of_system);
  add_trust (trust, of_user);
  for (gsize i = 0; from_settings[i]; i++)
    add_trust (trust, from_settings[i]);
  for (gsize i = 0; self->trusted && self->trusted[i]; i++)
    add_trust (trust, self->trusted[i]);

  return trust;
}

char *
anky_application_dup_recovery_office (AnkyApplication *self)
{
  g_autofree char *name = g_settings_get_string (self->settings, "profile");
  g_autoptr (AnkyProfile) profile =
      anky_profile_store_load (*name ? name : NULL, NULL);

  return profile ? g_strdup (anky_profile_get_recovery_office (profile)) : NULL;
}

char *
anky_application_dup_unlock_text (GtkWidget *widget)
{
  GtkWidget *window = gtk_widget_get_toplevel (widget);
  GtkApplication *application =
      GTK_IS_WINDOW (window) ? gtk_window_get_application (GTK_WINDOW (window))
                             : NULL;
  g_autofree char *office = application ? anky_application_dup_recovery_office (
                                              ANKY_APPLICATION (application))
                                        : NULL;

  return anky_doctor_text_dup_application (office);
}
