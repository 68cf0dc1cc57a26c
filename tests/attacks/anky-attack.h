/* anky-attack.h - forgeries, by class and variant
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-letter.h"

G_BEGIN_DECLS

/* The signed letters that are attacked. */
typedef enum {
  ANKY_VICTIM_PLAIN,        /* signed once, by default policy */
  ANKY_VICTIM_NO_CHANGES,   /* certified at P 1 */
  ANKY_VICTIM_FORM_FILLING, /* P 2 */
  ANKY_VICTIM_ANNOTATIONS,  /* P 3 */
  ANKY_VICTIM_STREAM,       /* with an xref stream and an object stream */
  ANKY_VICTIM_TWICE,        /* signed by two */
  ANKY_N_VICTIMS
} AnkyVictim;

typedef struct _AnkyAttack AnkyAttack;
struct _AnkyAttack {
  const char *name; /* class/variant */
  AnkyVictim victim;
  gboolean is_drawn; /* only pixels tell */
  GBytes *(*forge) (GBytes *letter, const AnkyAttack *self);
  /* For variants of one forgery: */
  guint number;
  const char *text;
  const char *more;
  gboolean is_of_this; /* harmless, or no change at all, on another letter */
};

/* Each list ends with a NULL name. */
extern const AnkyAttack anky_attacks_range[];
extern const AnkyAttack anky_attacks_tail[];
extern const AnkyAttack anky_attacks_content[];
extern const AnkyAttack anky_attacks_overlay[];
extern const AnkyAttack anky_attacks_fields[];
extern const AnkyAttack anky_attacks_xref[];
extern const AnkyAttack anky_attacks_cms[];
extern const AnkyAttack anky_attacks_time[];
extern const AnkyAttack anky_attacks_bombs[];
extern const AnkyAttack anky_attacks_widgets[];

/* All of the lists, NULL-terminated; and a letter that was signed for them. */
extern const AnkyAttack *const anky_attacks_all[];
GBytes *anky_attack_new_victim (AnkyVictim victim);

/* --- what several need ------------------------------------------------------
 */

/* The dictionary of the first signature, and its field's number. */
typedef struct {
  guint32 field;
  guint32 value;
  guint64 range_start; /* of the /ByteRange array */
  guint64 range_end;
  guint64 contents_start;
  guint64 contents_end;
  guint64 dict_start;
  guint64 dict_end;
  guint64 end; /* of the signed bytes */
} AnkySigned;

AnkySigned anky_attack_find (GBytes *letter);

/* A proper revision in which object attack->number is attack->text, and object
 * number + 1 of the file's size, if it is given, attack->more. */
GBytes *anky_attack_set_object (GBytes *letter, const AnkyAttack *attack);
/* The dictionary attack->number with the keys of attack->text set. */
GBytes *anky_attack_set_keys (GBytes *letter, const AnkyAttack *attack);
/* The stream attack->number with other data. */
GBytes *anky_attack_set_stream (GBytes *letter, const AnkyAttack *attack);
/* An annotation attack->text on page 1. */
GBytes *anky_attack_add_annotation (GBytes *letter, const AnkyAttack *attack);
/* A field attack->text in the form and on page 1. */
GBytes *anky_attack_add_field (GBytes *letter, const AnkyAttack *attack);

G_END_DECLS
