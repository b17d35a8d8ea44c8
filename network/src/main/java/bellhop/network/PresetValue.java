package bellhop.network;

/**
 * One figure of a preset.
 *
 * @param key as in the file; of a part with its name before it, such as coherence.t1
 * @param text as the file would have it
 * @param mark published, assumed, fitted or unverified
 * @param source where it comes from
 * @param date of the source
 */
public record PresetValue(String key, String text, String mark, String source, String date) {}
