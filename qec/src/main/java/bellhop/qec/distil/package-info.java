/** Distillation of Bell pairs by recurrences and small codes, exactly; no network, no time. */
@NullMarked
package bellhop.qec.distil;

import org.jspecify.annotations.NullMarked;
