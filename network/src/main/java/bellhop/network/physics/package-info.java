/**
 * The physics of links as closed forms: numbers in, numbers out, in SI units unless a name says
 * otherwise. Nothing here knows a file or a preset.
 */
@NullMarked
package bellhop.network.physics;

import org.jspecify.annotations.NullMarked;
