package bellhop.network.topology;

/**
 * How much of everything a generated network has, by formula. It says nothing of what it costs.
 *
 * @param qpus with data qubits
 * @param repeaters QPUs without any
 * @param switches of light
 * @param stations analysers, of however many channels
 * @param fibres each one counted, also side by side
 * @param links elementary ones between QNUs
 */
public record Counts(int qpus, int repeaters, int switches, int stations, int fibres, int links) {}
