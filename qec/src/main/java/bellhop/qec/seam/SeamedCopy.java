package bellhop.qec.seam;

import bellhop.circuit.dem.DetectorDeclaration;
import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.circuit.stabilizer.Target;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Copies a circuit and does the gates between machines as a seam does them.
 *
 * <p>A copy is a qubit of its own. It is reset, and a CX of the root that has no noise makes it
 * agree; then comes what the Bell pair and the gates and readout at the root really do to both; at
 * the end the same CX undoes the copy, so that a phase of the copy lands on the root as it does
 * with a measured bit and a correction. The halves of pairs and their bits are not simulated, no
 * results are added and blocks stay folded.
 *
 * <p>Only heralds of pairs that do not come are results. References behind them look further back;
 * turns of a block whose references do not yet look equally far stand apart.
 */
final class SeamedCopy {
  private static final double[] NO_NUMBERS = {};

  private record CopyOf(int root, int machine) {}

  private final StabilizerCircuit source;
  private final Machines machines;
  private final Seam seam;
  private final int reach;
  private final Lags lags;
  private final Map<CopyOf, Integer> copies = new HashMap<>();

  SeamedCopy(StabilizerCircuit source, Machines machines, Seam seam) {
    this.source = source;
    this.machines = machines;
    this.seam = seam;
    reach = reach(source);
    lags = new Lags(reach);
  }

  private static int reach(StabilizerCircuit circuit) {
    int most = 0;
    for (Step step : circuit.steps()) {
      int its =
          switch (step) {
            case Step.Apply apply ->
                Arrays.stream(apply.targets())
                    .filter(Target::isRecord)
                    .map(Target::number)
                    .max()
                    .orElse(0);
            case Step.Repeat repeat -> reach(repeat.body());
          };
      most = Math.max(most, its);
    }
    return most;
  }

  StabilizerCircuit copy() {
    return copy(source);
  }

  private StabilizerCircuit copy(StabilizerCircuit circuit) {
    StabilizerCircuit.Builder out = StabilizerCircuit.builder();
    List<List<Crossing>> crossings = Crossings.of(circuit, machines, seam);
    for (int step = 0; step < crossings.size(); step++) {
      switch (circuit.steps().get(step)) {
        case Step.Apply apply -> copy(apply, crossings.get(step), out);
        case Step.Repeat repeat -> turns(repeat).forEach(out::add);
      }
    }
    return out.build();
  }

  private void copy(Step.Apply apply, List<Crossing> crossings, StabilizerCircuit.Builder out) {
    if (crossings.isEmpty()) {
      out.add(lookingBack(apply));
      lags.record(apply.recordCount());
      return;
    }
    switch (seam) {
      case Seam.Direct(double p) -> direct(apply, crossings, p, out);
      case Seam.Teleported(Copying copying) -> gadget(apply, crossings, copying, out);
      case Seam.Cat cat -> gadget(apply, crossings, cat.copying(), out);
    }
  }

  // ---- blocks ----

  private List<Step.Repeat> turns(Step.Repeat repeat) {
    List<Step.Repeat> turns = new ArrayList<>();
    long left = repeat.times();
    while (left > 0) {
      List<Long> before = lags.all();
      StabilizerCircuit turn = copy(repeat.body());
      long times = lags.all().equals(before) ? left : 1;
      add(new Step.Repeat(times, repeat.tag(), turn), turns);
      left -= times;
      if (repeat.times() - left > reach + 2L && left > 0) {
        throw new InputException(
            Location.of("seam failure"),
            "a block with gates between machines and without results",
            "what looks back over it would look further in each turn",
            "a seam whose pairs always come is meant");
      }
    }
    return turns;
  }

  private static void add(Step.Repeat turn, List<Step.Repeat> turns) {
    if (!turns.isEmpty() && turns.getLast().body().equals(turn.body())) {
      long times = turns.removeLast().times() + turn.times();
      turns.add(new Step.Repeat(times, turn.tag(), turn.body()));
    } else {
      turns.add(turn);
    }
  }

  private Step.Apply lookingBack(Step.Apply apply) {
    int[] targets =
        Arrays.stream(apply.targets())
            .map(target ->
                Target.isRecord(target)
                    ? Target.record(Target.number(target) + lags.of(Target.number(target)))
                    : target)
            .toArray();
    return new Step.Apply(apply.op(), apply.tag(), apply.arguments(), targets);
  }

  // ---- gates between machines ----

  private void direct(
      Step.Apply apply, List<Crossing> crossings, double p, StabilizerCircuit.Builder out) {
    out.add(lookingBack(apply));
    if (p > 0) {
      out.add(Op.DEPOLARIZE2, p, each(crossings, c -> new int[] {c.control(), c.target()}));
    }
  }

  /** All copies are opened before the gates: no gate of the line may need what another has done. */
  private void gadget(
      Step.Apply apply, List<Crossing> crossings, Copying copying, StabilizerCircuit.Builder out) {
    if (Arrays.stream(apply.targets()).distinct().count() < apply.targets().length) {
      throw new IllegalArgumentException("gates of one line on the same qubit: " + apply);
    }
    for (Root root : Root.values()) {
      open(filtered(crossings, c -> c.opens() && c.root() == root), root, copying, out);
    }
    out.add(lookingBack(onCopies(apply, crossings)));
    if (copying.gate() > 0) {
      int[] pairs = each(crossings, c -> new int[] {copy(c), c.partner()});
      out.add(Op.DEPOLARIZE2, copying.gate(), pairs);
    }
    for (Root root : Root.values()) {
      close(filtered(crossings, c -> c.closes() && c.root() == root), root, copying, out);
    }
  }

  private void open(
      List<Crossing> crossings, Root root, Copying copying, StabilizerCircuit.Builder out) {
    if (crossings.isEmpty()) {
      return;
    }
    int[] fresh = each(crossings, c -> new int[] {copy(c)});
    out.add(root.reset(), fresh);
    out.add(Op.CX, each(crossings, c -> root.copying(c.copied(), copy(c))));
    int[] both = each(crossings, c -> new int[] {c.copied(), copy(c)});
    channel(Op.PAULI_CHANNEL_2, copying.channel(root), both, out);
    Waiting w = copying.waiting();
    int[] waiting = each(crossings, c -> new int[] {c.copied(), c.partner()});
    channel(Op.PAULI_CHANNEL_1, new double[] {w.x(), w.y(), w.z()}, waiting, out);
    if (copying.failure() > 0) {
      herald(copying.failure(), fresh, out);
    }
  }

  private static void channel(Op op, double[] p, int[] targets, StabilizerCircuit.Builder out) {
    if (Arrays.stream(p).anyMatch(its -> its > 0)) {
      out.add(new Step.Apply(op, "", p, targets));
    }
  }

  private void herald(double failure, int[] fresh, StabilizerCircuit.Builder out) {
    out.add(
        new Step.Apply(
            Op.HERALDED_ERASE, DetectorDeclaration.HERALD, new double[] {failure}, fresh));
    lags.put(fresh.length);
    for (int back = fresh.length; back >= 1; back--) {
      out.add(
          new Step.Apply(Op.DETECTOR, DetectorDeclaration.HERALD, NO_NUMBERS, Target.record(back)));
    }
  }

  private void close(
      List<Crossing> crossings, Root root, Copying copying, StabilizerCircuit.Builder out) {
    if (crossings.isEmpty()) {
      return;
    }
    if (copying.undoing() > 0) {
      out.add(root.phase(), copying.undoing(), each(crossings, c -> new int[] {copy(c)}));
    }
    out.add(Op.CX, each(crossings, c -> root.copying(c.copied(), copy(c))));
  }

  private Step.Apply onCopies(Step.Apply apply, List<Crossing> crossings) {
    int[] targets = apply.targets().clone();
    for (Crossing crossing : crossings) {
      targets[crossing.first() + (crossing.root() == Root.CONTROL ? 0 : 1)] = copy(crossing);
    }
    return new Step.Apply(apply.op(), apply.tag(), apply.arguments(), targets);
  }

  /** Its qubit, behind those of the source. One root has one copy on each machine at a time. */
  private int copy(Crossing crossing) {
    CopyOf its = new CopyOf(crossing.copied(), machines.of(crossing.partner()));
    return copies.computeIfAbsent(its, _ -> source.qubitCount() + copies.size());
  }

  private static List<Crossing> filtered(List<Crossing> crossings, Predicate<Crossing> which) {
    return crossings.stream().filter(which).toList();
  }

  private interface Qubits {
    int[] of(Crossing crossing);
  }

  private static int[] each(List<Crossing> crossings, Qubits qubits) {
    return crossings.stream().flatMapToInt(c -> IntStream.of(qubits.of(c))).toArray();
  }
}
