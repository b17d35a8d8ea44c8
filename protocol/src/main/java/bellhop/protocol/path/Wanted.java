package bellhop.protocol.path;

/**
 * Pairs that somebody will ask for between two nodes.
 *
 * @param minimumFidelity that they must have, 0 for any
 */
public record Wanted(int from, int to, double minimumFidelity) {}
