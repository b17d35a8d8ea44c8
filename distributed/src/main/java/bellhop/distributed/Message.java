package bellhop.distributed;

/**
 * What names a message at both of its ends.
 *
 * @param from index of the sending QPU
 * @param to index of the receiving QPU
 * @param key unique between these two
 */
public record Message(int from, int to, long key) {}
