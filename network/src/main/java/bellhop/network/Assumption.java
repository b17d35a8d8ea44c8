package bellhop.network;

/**
 * A number in use that the user did not give.
 *
 * @param where key path in the network, such as {@code qpus/east/readout}
 * @param what the value, with its unit
 * @param mark published, assumed, fitted or unverified
 * @param source where it comes from
 * @param date of the source
 */
public record Assumption(String where, String what, String mark, String source, String date) {}
