package bellhop.network;

import bellhop.units.Dimension;

/**
 * A number that a network file or its presets give and that reading it used. It does not say which
 * of several parts of a kind it belongs to.
 *
 * @param section kind of part, such as transducer
 * @param key as in the file
 * @param dimension in whose first unit the value is
 */
public record Figure(String section, String key, Dimension dimension, double value) {}
