/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-signature-fact.h"

gboolean
anky_signature_fact_is_sound (const AnkySignatureFact *self)
{
  return self->is_intact == ANKY_FACT_YES &&
         self->is_permitted != ANKY_FACT_NO &&
         self->is_certificate_good != ANKY_FACT_NO;
}

gboolean
anky_signature_fact_is_proven (const AnkySignatureFact *self)
{
  return self->is_intact == ANKY_FACT_YES &&
         self->is_permitted == ANKY_FACT_YES &&
         self->is_certificate_good == ANKY_FACT_YES;
}
