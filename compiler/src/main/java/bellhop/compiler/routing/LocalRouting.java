package bellhop.compiler.routing;

import bellhop.distributed.Distributed;
import bellhop.distributed.Instruction;
import bellhop.distributed.LocalProgram;
import bellhop.distributed.Neighbours;
import bellhop.distributed.PairUses;
import bellhop.distributed.Place;
import bellhop.network.Network;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Inserts swaps into the programs of QPUs that have a coupling, so that gates on two qubits act on
 * neighbours. Which pairs are made, over which links and for what, stays as it was, and so does the
 * order of all that QPUs wait for; where qubits start and end may change.
 */
public final class LocalRouting {
  private final Distributed distributed;
  private final Network network;
  private final List<LocalProgram> programs = new ArrayList<>();
  private final List<Place> start;
  private final List<Place> end;

  private LocalRouting(Distributed distributed, Network network) {
    this.distributed = distributed;
    this.network = network;
    start = new ArrayList<>(distributed.start());
    end = new ArrayList<>(distributed.end());
  }

  /** The same program where no QPU has a coupling. Pairs must not have their times yet. */
  public static Distributed route(Distributed distributed, Network network) {
    return network.hasCouplings() ? new LocalRouting(distributed, network).routed() : distributed;
  }

  private Distributed routed() {
    for (int qpu = 0; qpu < distributed.programs().size(); qpu++) {
      LocalProgram local = distributed.programs().get(qpu);
      Optional<Neighbours> neighbours = Neighbours.of(local, network, qpu);
      programs.add(
          neighbours.isPresent() ? routed(qpu, local, new Chip(local, neighbours.get())) : local);
    }
    return new Distributed(
        distributed.program(),
        programs,
        PairUses.of(programs, network),
        distributed.variables(),
        distributed.results(),
        start,
        end,
        distributed.packets(),
        distributed.moves(),
        distributed.gateAt(),
        distributed.loops());
  }

  private LocalProgram routed(int qpu, LocalProgram local, Chip chip) {
    Trial best = best(qpu, local.instructions(), chip);
    for (int qubit = 0; qubit < start.size(); qubit++) {
      move(start, qubit, qpu, best.start());
      move(end, qubit, qpu, best.end());
    }
    return new LocalProgram(
        local.qpu(),
        local.dataCount(),
        local.communication(),
        local.memory(),
        local.cells(),
        best.instructions());
  }

  private static void move(List<Place> places, int qubit, int qpu, Layout layout) {
    Place place = places.get(qubit);
    if (place.qpu() == qpu) {
      places.set(qubit, new Place(qpu, layout.positionOf(place.qubit())));
    }
  }

  /** What a first layout leads to. */
  private record Trial(Layout start, Layout end, List<Instruction> instructions, int swaps) {}

  /** The fewest swaps; of equals the first. */
  private Trial best(int qpu, List<Instruction> instructions, Chip chip) {
    Foresight foresight =
        Foresight.forGates(instructions.stream().filter(Outlook::isGateOnTwo).count());
    return new Beginnings(chip, instructions, foresight)
        .candidates().stream()
            .map(positions -> trial(qpu, instructions, chip, positions, foresight))
            .min(Comparator.comparingInt(Trial::swaps))
            .orElseThrow();
  }

  private Trial trial(
      int qpu, List<Instruction> instructions, Chip chip, int[] positions, Foresight foresight) {
    Layout layout = Beginnings.layout(chip, positions);
    distributed.start().stream()
        .filter(place -> place.qpu() == qpu)
        .forEach(place -> layout.hold(place.qubit(), true));
    Layout first = layout.copy();
    Router router = new Router(chip, layout, foresight);
    router.route(instructions);
    return new Trial(first, layout, router.written(), router.swapCount());
  }
}
