package bellhop.qec.sample;

/**
 * What one shot gives.
 *
 * @param record results in their order
 * @param detectors parities of their records, without the reference taken off
 * @param observables likewise
 */
public record Shot(Bits record, Bits detectors, Bits observables) {}
