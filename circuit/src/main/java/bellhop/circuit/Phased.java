package bellhop.circuit;

import java.util.List;

/** Gates, first to last, times e^{i·phase}. The phase counts where controls stand over it. */
record Phased(double phase, List<GateCall> calls) {
  Phased {
    calls = List.copyOf(calls);
  }
}
