package bellhop.experiment;

import bellhop.network.Network;
import bellhop.protocol.Trace;
import java.util.Optional;

/**
 * A result with what the report and the trace show besides.
 *
 * @param result the JSON of the command
 * @param timeS how long those who asked had to wait, as {@code compare} measures it
 * @param latencies of fulfilled requests, in s
 * @param fidelities of delivered pairs
 * @param trace the beginning, if it was asked for
 */
public record SimulateDetails(
    SimulateResult result,
    Network network,
    double timeS,
    Histogram latencies,
    Histogram fidelities,
    Optional<Trace> trace) {}
