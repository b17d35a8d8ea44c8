package bellhop.compiler.rewriting;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.compiler.placement.Routes;
import java.util.ArrayList;
import java.util.List;

/**
 * In which order the qubits of a gadget hand on their parity. Any order does the same; one that
 * gathers the parity of each QPU before it goes on needs one Bell pair for each QPU but one.
 */
@FunctionalInterface
interface Ladders {
  /**
   * Each {@code cx} adds the parity so far of its control to its target; the last target has all.
   */
  List<GateCall> up(Gadget gadget);

  /** As most programs are written: a chain that ends at the qubit found first. */
  static Ladders inOrder() {
    return gadget -> chain(gadget.support().reversed());
  }

  private static List<GateCall> chain(List<Integer> qubits) {
    List<GateCall> calls = new ArrayList<>();
    for (int i = 0; i + 1 < qubits.size(); i++) {
      calls.add(GateCall.of(Gate.CX, qubits.get(i), qubits.get(i + 1)));
    }
    return calls;
  }

  /**
   * A chain within each QPU, and a smallest tree over the QPUs by distance (Prim).
   *
   * @param homes QPU of each qubit
   */
  static Ladders along(Routes routes, int... homes) {
    return gadget -> new Along(routes, homes, gadget).up();
  }

  /** One gadget's tree: QPUs as they were reached, each with the one it hands its parity to. */
  final class Along {
    private final Routes routes;
    private final List<List<Integer>> byQpu = new ArrayList<>();
    private final List<Integer> reached = new ArrayList<>();
    private final List<Integer> towards = new ArrayList<>();

    private Along(Routes routes, int[] homes, Gadget gadget) {
      this.routes = routes;
      for (int p = 0; p < routes.qpuCount(); p++) {
        byQpu.add(new ArrayList<>());
      }
      gadget.support().stream().sorted().forEach(q -> byQpu.get(homes[q]).add(q));
      reach();
    }

    private void reach() {
      List<Integer> left = new ArrayList<>();
      for (int p = 0; p < byQpu.size(); p++) {
        if (!byQpu.get(p).isEmpty()) {
          left.add(p);
        }
      }
      reached.add(left.removeFirst());
      towards.add(reached.getFirst());
      while (!left.isEmpty()) {
        reachNearest(left);
      }
    }

    /** Of equally near ones from the QPU reached last: chains need fewer qubits at once. */
    private void reachNearest(List<Integer> left) {
      int best = Integer.MAX_VALUE;
      int to = -1;
      int from = -1;
      for (int r = reached.size() - 1; r >= 0; r--) {
        for (int p : left) {
          if (routes.distance(reached.get(r), p) < best) {
            best = routes.distance(reached.get(r), p);
            to = p;
            from = reached.get(r);
          }
        }
      }
      reached.add(to);
      towards.add(from);
      left.remove(Integer.valueOf(to));
    }

    private List<GateCall> up() {
      List<GateCall> calls = new ArrayList<>();
      for (int r = reached.size() - 1; r >= 0; r--) {
        List<Integer> here = byQpu.get(reached.get(r));
        calls.addAll(chain(here));
        if (r > 0) {
          int next = byQpu.get(towards.get(r)).getFirst();
          calls.add(GateCall.of(Gate.CX, here.getLast(), next));
        }
      }
      return calls;
    }
  }
}
