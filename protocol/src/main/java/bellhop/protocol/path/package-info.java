/** What the nodes of a network say to each other to bring a Bell pair from end to end. */
@NullMarked
package bellhop.protocol.path;

import org.jspecify.annotations.NullMarked;
