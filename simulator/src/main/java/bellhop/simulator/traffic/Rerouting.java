package bellhop.simulator.traffic;

import bellhop.protocol.path.CircuitDesign;
import bellhop.protocol.path.Wanted;
import bellhop.units.Span;
import java.util.List;

/**
 * That circuits go another way when something on theirs fails, and how soon. Faults of clocks and
 * drifts of links move nobody.
 *
 * @param design makes circuits of paths
 * @param wanted by circuit of the beginning: what it was made for
 * @param detection from a failure, or its end, until it is noticed where it happens
 * @param holdDown how long what was mended must last before anybody moves back for it
 * @param margin share of its cost that a path must save to be worth that
 */
public record Rerouting(
    CircuitDesign design, List<Wanted> wanted, Span detection, Span holdDown, double margin) {
  /** Nodes tell each other every 10 ms that they are there; three such words are missed. */
  private static final Span HEARTBEATS = Span.micros(30_000);

  private static final Span HOLD_DOWN = Span.seconds(1);
  private static final double MARGIN = 0.1;

  public Rerouting {
    wanted = List.copyOf(wanted);
  }

  /** At the usual pace. */
  public Rerouting(CircuitDesign design, List<Wanted> wanted) {
    this(design, wanted, HEARTBEATS, HOLD_DOWN, MARGIN);
  }
}
