/* anky-window-private.h - what the files of the window share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-act-watch.h"
#include "anky-act.h"
#include "anky-batch-page.h"
#include "anky-document-model.h"
#include "anky-message-bar.h"
#include "anky-page-view.h"
#include "anky-pin-prompt.h"
#include "anky-placement-layer.h"
#include "anky-sign-panel.h"
#include "anky-sign-session.h"
#include "anky-signature-panel.h"
#include "anky-text-search.h"
#include "anky-text-selection.h"
#include "anky-toast.h"
#include "anky-window.h"

G_BEGIN_DECLS

typedef enum {
  ANKY_MODE_START,
  ANKY_MODE_LOADING,
  ANKY_MODE_LOCKED,
  ANKY_MODE_READING,
  ANKY_MODE_PLACING,
  ANKY_MODE_WORKING,
  ANKY_MODE_FAILED,
  ANKY_MODE_BATCH,
} AnkyMode;

struct _AnkyWindow {
  HdyApplicationWindow parent_instance;

  AnkyApplication *application; /* not owned: it owns the window */
  AnkyMode mode;
  AnkyDocumentModel *document;
  guint spinner_id;
  char *result_path;         /* of the last act, for Show in Files */
  char *restart_number;      /* of what is to be issued again; NULL */
  gboolean has_result_place; /* where it was signed, to be shown again */
  guint result_page;
  AnkyRectMm result_rect;

  /* The document as it was when it was signed; NULL: as it is now */
  AnkyRenderer *version;
  GCancellable *version_opening;
  GtkWidget *version_bar;
  GtkWidget *version_text;

  GFileMonitor *monitor;  /* of the document's file; NULL: none */
  AnkyTextSearch *search; /* NULL: none */
  guint shown_match;      /* that was scrolled to; G_MAXUINT: none */
  AnkyTextSelection *selection;

  /* While placing and working */
  AnkySignSession *session;
  AnkyPlacementLayer *layer;
  AnkyKey *key;
  AnkyPinPrompt *prompt;
  AnkyActWatch *watch; /* of what the act waits for */
  GCancellable *signing;
  gboolean had_sidebar;

  GMenu *kinds_menu;
  AnkyTokenManager *kinds_tokens; /* NULL: nobody wanted to sign yet */

  /* While there is a list */
  AnkyBatchPage *batch;
  AnkyBatchEntry *batch_entry; /* whose place is looked at; NULL */
  gboolean recalls_places;
  gboolean was_looked_at;
  gboolean wants_run; /* as soon as all were looked at */
  GtkWidget *batch_header;
  GtkWidget *run_button;
  GtkWidget *back_button;

  GtkWidget *header_stack;
  GtkWidget *header;
  GtkWidget *open_header_button;
  GtkWidget *sidebar_button;
  GtkWidget *zoom_button;
  GtkWidget *menu_button;
  GtkWidget *sign_box;
  GtkWidget *sign_button;
  GtkWidget *kinds_button;
  GtkWidget *placing_header;
  GtkWidget *confirm_button;
  AnkyMessageBar *message_bar;
  GtkWidget *stack;
  GtkWidget *open_button;
  GtkWidget *loading_spinner;
  GtkWidget *password_entry;
  GtkWidget *password_note;
  GtkWidget *failed_page;
  GtkWidget *sidebar_flap;
  GtkWidget *sidebar_stack;
  GtkWidget *sign_flap;
  AnkySignaturePanel *signature_panel;
  AnkySignPanel *sign_panel;
  AnkyPageView *view;
  AnkyPageView *thumbnails;
  GtkWidget *changed_bar;
  GMenu *recent_menu;
  GtkWidget *find_bar;
  GtkWidget *find_entry;
  GtkWidget *find_count;
  GtkWidget *find_buttons;
  GtkWidget *page_box;
  GtkWidget *page_entry;
  GtkWidget *page_count;
  AnkyToast *toast;
};

/* anky-window.c */
void anky_window_set_mode (AnkyWindow *self, AnkyMode mode);
/* What of it has room and makes sense for the document. */
void anky_window_fit_header (AnkyWindow *self);

/* anky-window-actions.c */
void anky_window_add_actions (AnkyWindow *self);
/* Which of them make sense in the mode there is. */
void anky_window_update_actions (AnkyWindow *self);
void anky_window_enable_action (AnkyWindow *self,
                                const char *name,
                                gboolean is_enabled);

/* anky-window-find.c */
void anky_window_add_find_actions (AnkyWindow *self);
void anky_window_update_find_actions (AnkyWindow *self);
void anky_window_open_find (AnkyWindow *self);
void anky_window_close_find (AnkyWindow *self);
/* What stands in the entry, in the document that is shown. */
void anky_window_find_words (AnkyWindow *self);
void anky_window_find_mode_changed (AnkyWindow *self);

/* anky-window-copy.c */
void anky_window_add_copy_actions (AnkyWindow *self);

/* anky-window-print.c */
void anky_window_add_print_actions (AnkyWindow *self);
void anky_window_update_print_actions (AnkyWindow *self);

/* anky-window-desktop.c */
void anky_window_add_desktop_actions (AnkyWindow *self);
void anky_window_update_desktop_actions (AnkyWindow *self);
/* Says when the file of the document is no longer what was read. */
void anky_window_watch_file (AnkyWindow *self);
void anky_window_unwatch_file (AnkyWindow *self);

/* anky-window-pages.c */
void anky_window_add_page_actions (AnkyWindow *self);
void anky_window_show_page_number (AnkyWindow *self);
void anky_window_page_changed (AnkyWindow *self);
void anky_window_thumbnail_clicked (AnkyWindow *self, guint page);
void anky_window_page_entered (AnkyWindow *self);

/* anky-window-version.c */
void anky_window_add_version_actions (AnkyWindow *self);
void anky_window_update_version_actions (AnkyWindow *self);
gboolean anky_window_shows_old_version (AnkyWindow *self);
/* Without showing the current one. */
void anky_window_forget_version (AnkyWindow *self);
/* What came after the signature that is chosen, on the pages. */
void anky_window_mark_changes (AnkyWindow *self);

/* anky-window-receive.c */
void anky_window_add_receive_actions (AnkyWindow *self);
void anky_window_update_receive_actions (AnkyWindow *self);
/* The one whose number an action was given; NULL: there is none. */
const AnkySignatureReport *anky_window_get_signature (AnkyWindow *self,
                                                      GVariant *index);

/* anky-window-open.c */
void anky_window_load (AnkyWindow *self, const char *path);
void anky_window_choose_file (AnkyWindow *self);
/* All files of a folder, as a list. */
void anky_window_choose_folder (AnkyWindow *self);
void anky_window_accept_drops (AnkyWindow *self);
void anky_window_unlock (AnkyWindow *self);
void anky_window_close_document (AnkyWindow *self);

/* anky-window-verdict.c */
void anky_window_show_verdict (AnkyWindow *self);
/* Which pages bear signatures, on the thumbnails. */
void anky_window_show_marks (AnkyWindow *self);
void anky_window_connect_panels (AnkyWindow *self);
/* What the document lacks next: the leader's signature, or the issue. */
AnkyKind anky_window_get_next_kind (AnkyWindow *self);

/* anky-window-kinds.c */
void anky_window_connect_kinds (AnkyWindow *self);
/* Those first that the document lacks and the tokens can give. */
void anky_window_offer_kinds (AnkyWindow *self);
void anky_window_forget_kinds (AnkyWindow *self);

/* anky-window-batch.c */
void anky_window_connect_batch (AnkyWindow *self);
gboolean anky_window_has_batch (AnkyWindow *self);
/* Adds to the list, which is made if there is none. */
void anky_window_open_batch (AnkyWindow *self, GFile **files, int n_files);
void anky_window_show_batch (AnkyWindow *self);
void anky_window_leave_batch (AnkyWindow *self);
void anky_window_focus_batch (AnkyWindow *self);
void anky_window_show_counts (AnkyWindow *self);
gboolean anky_window_may_run_batch (AnkyWindow *self);
void anky_window_announce (AnkyWindow *self, const char *text);
/* Of work that took its time, to somebody who looks at something else. */
void anky_window_notify (AnkyWindow *self, const char *title, const char *body);

/* anky-window-batch-run.c */
void anky_window_run_batch (AnkyWindow *self);

/* anky-window-batch-place.c */
void anky_window_place_entry (AnkyWindow *self);
void anky_window_fill_entry_session (AnkyWindow *self);
void anky_window_recall_places (AnkyWindow *self);
/* What was chosen goes back to the list. */
void anky_window_keep_entry (AnkyWindow *self);

/* anky-window-sign.c */
void anky_window_start_signing (AnkyWindow *self, AnkyKind kind);
void anky_window_confirm_signing (AnkyWindow *self);
/* From placing back to reading; from working: asks the token to stop. */
void anky_window_cancel_signing (AnkyWindow *self);
/* A wrong PIN is not the end: nothing was signed with it, the dialog is still
 * there, says so, and asks the same key again. */
gboolean anky_window_may_ask_again (AnkyWindow *self, const GError *error);
/* What the settings add to an act: network, servers, level, record. @scratch
 * holds what @options borrow. */
typedef struct {
  AnkyFetcher *fetcher;
  char **servers;
  char *evidence_folder;
} AnkyActScratch;

void anky_act_scratch_clear (AnkyActScratch *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnkyActScratch, anky_act_scratch_clear)
void anky_window_fill_options (AnkyWindow *self,
                               AnkyActOptions *options,
                               AnkyActScratch *scratch);
/* Watches what begins now, with a cancellable of its own. */
void anky_window_begin_watch (AnkyWindow *self);
void anky_window_end_watch (AnkyWindow *self);
/* "Saved as …", and what is missing from it. */
void anky_window_tell_saved (AnkyWindow *self, const AnkyActResult *result);

/* anky-window-extend.c */
void anky_window_extend (AnkyWindow *self);
gboolean anky_window_can_extend (AnkyWindow *self);

/* anky-window-restart.c */
/* Asks first whether the document was sent already. */
void anky_window_restart (AnkyWindow *self);
/* Whether a leader's copy lies in the document, below what the office added. */
gboolean anky_window_can_restart (AnkyWindow *self);
/* Goes on with it once the leader's copy is open and checked. */
void anky_window_issue_again (AnkyWindow *self);

void anky_window_choose_picture (AnkyWindow *self);
void anky_window_show_in_files (AnkyWindow *self);

G_END_DECLS
