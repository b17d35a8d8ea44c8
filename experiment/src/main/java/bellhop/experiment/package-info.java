/**
 * What did we learn? Each command that reports is a value here: a record of inputs, a record of
 * results and one function between them.
 */
@NullMarked
package bellhop.experiment;

import org.jspecify.annotations.NullMarked;
