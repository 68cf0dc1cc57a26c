/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-landlock.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The kernel's interface, written out: the headers of Debian 12 know only its
 * first versions, and what a kernel can do is asked at run time. */
#define CREATE_RULESET_VERSION (1U << 0)
#define RULE_PATH_BENEATH      1

#define ACCESS_READ_FILE (1ULL << 2)
#define ACCESS_READ_DIR  (1ULL << 3)

#define ALL_ACCESS_TO(bit) ((1ULL << ((bit) + 1)) - 1)
#define ALL_ACCESS_V1      ALL_ACCESS_TO (12) /* execute ... make_sym */
#define ALL_ACCESS_V2      ALL_ACCESS_TO (13) /* refer */
#define ALL_ACCESS_V3      ALL_ACCESS_TO (14) /* truncate */
#define ALL_ACCESS_V5      ALL_ACCESS_TO (15) /* ioctl_dev */
#define ALL_NET_V4         ALL_ACCESS_TO (1)  /* bind and connect TCP */
#define ALL_SCOPES_V6      ALL_ACCESS_TO (1)  /* abstract sockets, signals */

typedef struct {
  guint64 handled_access_fs;
  guint64 handled_access_net;
  guint64 scoped;
} RulesetAttributes;

typedef struct {
  guint64 allowed_access;
  gint32 parent_fd;
} __attribute__ ((packed)) PathBeneathAttributes;

static guint64
get_handled_access (int version)
{
  if (version >= 5)
    return ALL_ACCESS_V5;
  if (version >= 3)
    return ALL_ACCESS_V3;
  return version == 2 ? ALL_ACCESS_V2 : ALL_ACCESS_V1;
}

static int
create_ruleset (void)
{
  RulesetAttributes attributes = { 0 };
  long version =
      syscall (SYS_landlock_create_ruleset, NULL, 0, CREATE_RULESET_VERSION);

  if (version < 1)
    return -1;
  /* A kernel takes fields it does not know if they are zero. */
  attributes.handled_access_fs = get_handled_access ((int) version);
  if (version >= 4)
    attributes.handled_access_net = ALL_NET_V4;
  if (version >= 6)
    attributes.scoped = ALL_SCOPES_V6;
  return (int)
      syscall (SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
}

static void
allow_reading (int ruleset, const char *path)
{
  PathBeneathAttributes rule = { 0 };
  struct stat status;
  int fd = open (path, O_PATH | O_CLOEXEC);

  if (fd < 0)
    return;
  rule.parent_fd = fd;
  rule.allowed_access = ACCESS_READ_FILE;
  if (fstat (fd, &status) == 0) {
    if (S_ISDIR (status.st_mode))
      rule.allowed_access |= ACCESS_READ_DIR;
    /* One that fails leaves a path shut, nothing open. */
    (void)
        syscall (SYS_landlock_add_rule, ruleset, RULE_PATH_BENEATH, &rule, 0);
  }
  close (fd);
}

gboolean
anky_landlock_restrict (GPtrArray *paths)
{
  int ruleset = create_ruleset ();
  gboolean is_restricted;

  if (ruleset < 0)
    return FALSE;
  for (guint i = 0; i < paths->len; i++)
    allow_reading (ruleset, g_ptr_array_index (paths, i));
  is_restricted = syscall (SYS_landlock_restrict_self, ruleset, 0) == 0;
  close (ruleset);
  return is_restricted;
}
