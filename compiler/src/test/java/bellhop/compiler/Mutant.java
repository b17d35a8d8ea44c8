package bellhop.compiler;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.distributed.Cell;
import bellhop.distributed.Distributed;
import bellhop.distributed.Instruction;
import bellhop.distributed.Instruction.GateOn;
import bellhop.distributed.Instruction.Measure;
import bellhop.distributed.Instruction.Receive;
import bellhop.distributed.Instruction.RequestPair;
import bellhop.distributed.Instruction.Send;
import bellhop.distributed.LocalProgram;
import bellhop.distributed.PairUses;
import bellhop.distributed.Place;
import bellhop.distributed.QnuRange;
import bellhop.distributed.Result;
import bellhop.network.Network;
import bellhop.units.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A distributed program that can be changed. What is made of it need not be valid. */
final class Mutant {
  private final Distributed original;
  final Network network;
  final List<List<Instruction>> steps = new ArrayList<>();
  final List<Place> start;
  final List<Place> end;
  final List<Result> results;
  private final List<List<Cell>> cells = new ArrayList<>();
  private final int[] moreCommunication;
  private final List<Spot> marked = new ArrayList<>();

  /** Instruction {@code index} of a QPU. */
  record Spot(int qpu, int index) {}

  Mutant(Distributed original, Network network) {
    this.original = original;
    this.network = network;
    for (LocalProgram local : original.programs()) {
      steps.add(new ArrayList<>(local.instructions()));
      cells.add(new ArrayList<>(local.cells()));
    }
    start = new ArrayList<>(original.start());
    end = new ArrayList<>(original.end());
    results = new ArrayList<>(original.results());
    moreCommunication = new int[steps.size()];
  }

  Distributed build() {
    List<LocalProgram> programs = new ArrayList<>();
    for (int qpu = 0; qpu < steps.size(); qpu++) {
      LocalProgram local = original.programs().get(qpu);
      programs.add(
          new LocalProgram(
              local.qpu(),
              local.dataCount(),
              communication(qpu),
              memory(qpu),
              cells.get(qpu),
              steps.get(qpu)));
    }
    return new Distributed(
        original.program(),
        programs,
        PairUses.of(programs, network),
        original.variables(),
        results,
        start,
        end,
        original.packets(),
        original.moves(),
        original.gateAt(),
        original.loops());
  }

  private List<QnuRange> communication(int qpu) {
    List<QnuRange> ranges = new ArrayList<>(original.programs().get(qpu).communication());
    if (moreCommunication[qpu] > 0) {
      QnuRange last = ranges.removeLast();
      ranges.add(new QnuRange(last.qnu(), last.first(), last.count() + moreCommunication[qpu]));
    }
    return ranges;
  }

  private List<QnuRange> memory(int qpu) {
    return original.programs().get(qpu).memory().stream()
        .map(range ->
            new QnuRange(range.qnu(), range.first() + moreCommunication[qpu], range.count()))
        .toList();
  }

  void addCommunication(int qpu) {
    moreCommunication[qpu]++;
  }

  LocalProgram local(int qpu) {
    return original.programs().get(qpu);
  }

  /** Any of the steps that are meant, if there is one. */
  Optional<Spot> find(RandomStream random, Predicate<Instruction> meant) {
    List<Spot> found = new ArrayList<>();
    for (int qpu = 0; qpu < steps.size(); qpu++) {
      found.addAll(spots(qpu, meant));
    }
    return any(random, found);
  }

  /** Another step of the same QPU, if one is meant. */
  Optional<Spot> findOther(RandomStream random, Spot than, Predicate<Instruction> meant) {
    List<Spot> found = spots(than.qpu(), meant);
    found.remove(than);
    return any(random, found);
  }

  private List<Spot> spots(int qpu, Predicate<Instruction> meant) {
    List<Spot> found = new ArrayList<>();
    for (int i = 0; i < steps.get(qpu).size(); i++) {
      if (meant.test(steps.get(qpu).get(i))) {
        found.add(new Spot(qpu, i));
      }
    }
    return found;
  }

  private static Optional<Spot> any(RandomStream random, List<Spot> found) {
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(found.get(random.nextInt(found.size())));
  }

  Instruction get(Spot spot) {
    return steps.get(spot.qpu()).get(spot.index());
  }

  void set(Spot spot, Instruction instruction) {
    steps.get(spot.qpu()).set(spot.index(), instruction);
  }

  void insert(Spot before, Instruction instruction) {
    steps.get(before.qpu()).add(before.index(), instruction);
  }

  void remove(Spot spot) {
    steps.get(spot.qpu()).remove(spot.index());
  }

  void move(Spot spot, int to) {
    List<Instruction> own = steps.get(spot.qpu());
    own.add(Math.clamp(to, 0, own.size() - 1), own.remove(spot.index()));
  }

  void exchange(List<?> list, int a, int b) {
    Collections.swap(list, a, b);
  }

  /** The next pair into the communication qubit that is measured there. */
  Optional<Spot> nextRequest(Spot end) {
    int qubit = ((Measure) get(end)).qubit();
    return spots(end.qpu(), step -> step instanceof RequestPair next && next.qubit() == qubit)
        .stream()
        .filter(spot -> spot.index() > end.index())
        .findFirst();
  }

  /** Whether the step before is the H of a copy's end. */
  boolean isReadAlongX(Spot read) {
    GateCall h = GateCall.of(Gate.H, ((Measure) get(read)).qubit());
    return read.index() > 0
        && get(new Spot(read.qpu(), read.index() - 1)).equals(new GateOn(h, Instruction.NO_GUARD));
  }

  Spot otherEnd(Spot request) {
    long pair = ((RequestPair) get(request)).pair();
    for (int qpu = 0; qpu < steps.size(); qpu++) {
      if (qpu != request.qpu()) {
        for (Spot spot : spots(qpu, s -> s instanceof RequestPair one && one.pair() == pair)) {
          return spot;
        }
      }
    }
    throw new IllegalStateException("pair " + pair + " has one end");
  }

  /** Where the half that is asked for there is measured. */
  Optional<Spot> nextRead(Spot request) {
    int qubit = ((RequestPair) get(request)).qubit();
    return spots(request.qpu(), step -> step instanceof Measure read && read.qubit() == qubit)
        .stream()
        .filter(spot -> spot.index() > request.index())
        .findFirst();
  }

  void mark(Spot spot) {
    marked.add(spot);
  }

  /** A measurement, the messages with its outcome, and what is done because of them. */
  void markMessage(Spot read) {
    mark(read);
    int cell = ((Measure) get(read)).cell();
    for (Spot sent : spots(read.qpu(), step -> step instanceof Send s && s.cell() == cell)) {
      mark(sent);
      Send send = (Send) get(sent);
      for (Spot received : spots(send.to(), step -> isOther(step, read.qpu(), send.key()))) {
        mark(received);
        int there = ((Receive) get(received)).cell();
        spots(send.to(), step -> step.guardCell() == there).forEach(this::mark);
      }
    }
  }

  private static boolean isOther(Instruction step, int from, long key) {
    return step instanceof Receive receive && receive.from() == from && receive.key() == key;
  }

  /** Unconditional gates on the qubit that is measured, in as many steps before. */
  void markGatesBefore(Spot read, int range) {
    int qubit = ((Measure) get(read)).qubit();
    for (int i = Math.max(0, read.index() - range); i < read.index(); i++) {
      Spot spot = new Spot(read.qpu(), i);
      if (get(spot) instanceof GateOn(var call, int guard)
          && guard == Instruction.NO_GUARD
          && Arrays.stream(call.qubits()).anyMatch(q -> q == qubit)) {
        mark(spot);
      }
    }
  }

  void removeMarked() {
    marked.stream()
        .distinct()
        .sorted(Comparator.comparingInt(Spot::index).reversed())
        .forEach(this::remove);
  }

  /** A new cell of one bit. */
  int cell(int qpu) {
    cells.get(qpu).add(Cell.bit("mutant"));
    return cells.get(qpu).size() - 1;
  }

  /** Another cell of one bit, or −1. */
  int otherBit(RandomStream random, int qpu, int than) {
    List<Integer> bits = new ArrayList<>();
    for (int cell = 0; cell < cells.get(qpu).size(); cell++) {
      if (cell != than && cells.get(qpu).get(cell).isBit()) {
        bits.add(cell);
      }
    }
    return bits.isEmpty() ? -1 : bits.get(random.nextInt(bits.size()));
  }
}
