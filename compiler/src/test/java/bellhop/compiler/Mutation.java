package bellhop.compiler;

import bellhop.circuit.Expression;
import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.compiler.Mutant.Spot;
import bellhop.distributed.Instruction;
import bellhop.distributed.Instruction.GateOn;
import bellhop.distributed.Instruction.Measure;
import bellhop.distributed.Instruction.Receive;
import bellhop.distributed.Instruction.RequestPair;
import bellhop.distributed.Instruction.Send;
import bellhop.distributed.Result;
import bellhop.units.RandomStream;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Ways to break a distributed program, or to write it in another way, at a random place. */
enum Mutation {
  DROPS_A_CORRECTION(at(Mutation::isConditional, Mutant::remove)),
  NEGATES_A_CONDITION(at(Mutation::isConditional, Mutation::negate)),
  DROPS_A_CONDITION(at(Mutation::isConditional, (m, spot) -> guard(m, spot, -1))),
  TAKES_ANOTHER_BIT(Mutation::otherBit),
  CORRECTS_ALONG_ANOTHER_AXIS(Mutation::otherAxis),
  SWAPS_RECEIVED_BITS(Mutation::swapReceived),
  SWAPS_SENT_BITS(Mutation::swapSent),
  DROPS_A_SEND(at(Send.class::isInstance, Mutant::remove)),
  DROPS_A_RECEIVE(at(Receive.class::isInstance, Mutant::remove)),
  RECEIVES_LATER(Mutation::receiveLater),
  DROPS_A_REQUEST(at(RequestPair.class::isInstance, Mutant::remove)),
  ASKS_OF_ANOTHER_LINK(Mutation::otherLink),
  MERGES_PACKETS(Mutation::mergePackets),
  EXCEEDS_MEMORY_BY_ONE(Mutation::exceed),
  MEASURES_IN_THE_OTHER_BASIS(Mutation::otherBasis),
  DROPS_A_MEASUREMENT(at(Mutation::isRead, Mutant::remove)),
  MEASURES_EARLIER(Mutation::measureEarlier),
  DROPS_A_FLIP(at(step -> isGate(step, Gate.X), Mutant::remove)),
  DROPS_A_GATE(at(step -> step instanceof GateOn, Mutant::remove)),
  DOUBLES_A_GATE(at(step -> step instanceof GateOn, (m, spot) -> m.insert(spot, m.get(spot)))),
  CHANGES_AN_ANGLE(at(Mutation::hasAngle, (m, spot) -> turn(m, spot, 1e-3))),
  TURNS_A_GATE_ONCE_MORE(at(Mutation::hasAngle, (m, spot) -> turn(m, spot, 2 * StrictMath.PI))),
  SWAPS_OPERANDS(at(step -> isOn(step, 2), Mutation::swapOperands)),
  ACTS_ON_ANOTHER_QUBIT(Mutation::otherQubit),
  EXCHANGES_NEIGHBOURS((m, random) -> shift(m, random, 1)),
  MOVES_A_STEP((m, random) -> shift(m, random, 2 + random.nextInt(6))),
  ADDS_A_PAULI((m, random) -> add(m, random, anyOf(random, Gate.X, Gate.Y, Gate.Z))),
  ADDS_A_TURN((m, random) -> add(m, random, anyOf(random, Gate.T, Gate.S, Gate.H, Gate.SX))),
  ADDS_A_GATE_AND_ITS_INVERSE(Mutation::addNothing),
  STARTS_ELSEWHERE((m, random) -> swapTwo(m, random, m.start)),
  ENDS_ELSEWHERE((m, random) -> swapTwo(m, random, m.end)),
  SWAPS_RESULTS(Mutation::swapResults);

  private final BiPredicate<Mutant, RandomStream> change;

  Mutation(BiPredicate<Mutant, RandomStream> change) {
    this.change = change;
  }

  /** Changes the program, or says that there is no place for it. */
  boolean apply(Mutant mutant, RandomStream random) {
    return change.test(mutant, random);
  }

  private static BiPredicate<Mutant, RandomStream> at(
      Predicate<Instruction> meant, BiConsumer<Mutant, Spot> change) {
    return (mutant, random) -> {
      Optional<Spot> spot = mutant.find(random, meant);
      spot.ifPresent(found -> change.accept(mutant, found));
      return spot.isPresent();
    };
  }

  private static boolean isConditional(Instruction step) {
    return step instanceof GateOn && step.guardCell() != Instruction.NO_GUARD;
  }

  private static boolean isRead(Instruction step) {
    return step instanceof Measure measure && measure.isForCommunication();
  }

  private static boolean isGate(Instruction step, Gate gate) {
    return step instanceof GateOn(var call, int guard)
        && call.gate() == gate
        && guard == Instruction.NO_GUARD;
  }

  private static boolean isOn(Instruction step, int qubits) {
    return step instanceof GateOn(var call, int _) && call.qubitCount() == qubits;
  }

  private static boolean hasAngle(Instruction step) {
    return step instanceof GateOn(var call, int _) && call.gate().parameterCount() > 0;
  }

  private static Gate anyOf(RandomStream random, Gate... gates) {
    return gates[random.nextInt(gates.length)];
  }

  private static void guard(Mutant mutant, Spot spot, int guard) {
    mutant.set(spot, new GateOn(((GateOn) mutant.get(spot)).call(), guard));
  }

  private static void negate(Mutant mutant, Spot spot) {
    Expression not =
        new Expression.Unary(
            Expression.UnaryOperator.NOT, new Expression.Cell(mutant.get(spot).guardCell()));
    int cell = mutant.cell(spot.qpu());
    guard(mutant, spot, cell);
    mutant.insert(spot, new Instruction.Compute(cell, not, Instruction.NO_GUARD));
  }

  private static boolean otherBit(Mutant mutant, RandomStream random) {
    Optional<Spot> spot = mutant.find(random, Mutation::isConditional);
    if (spot.isEmpty()) {
      return false;
    }
    int bit = mutant.otherBit(random, spot.get().qpu(), mutant.get(spot.get()).guardCell());
    if (bit >= 0) {
      guard(mutant, spot.get(), bit);
    }
    return bit >= 0;
  }

  private static boolean otherAxis(Mutant mutant, RandomStream random) {
    Optional<Spot> spot =
        mutant.find(random, step -> isConditional(step) && isOn(step, 1) && !hasAngle(step));
    if (spot.isEmpty()) {
      return false;
    }
    GateOn gate = (GateOn) mutant.get(spot.get());
    Gate other = anyOf(random, Gate.X, Gate.Y, Gate.Z, Gate.H);
    mutant.set(spot.get(), new GateOn(GateCall.of(other, gate.call().qubit(0)), gate.guard()));
    return true;
  }

  private static boolean swapReceived(Mutant mutant, RandomStream random) {
    Optional<Spot> one = mutant.find(random, Receive.class::isInstance);
    Optional<Spot> two =
        one.flatMap(spot -> mutant.findOther(random, spot, Receive.class::isInstance));
    if (two.isEmpty()) {
      return false;
    }
    Receive a = (Receive) mutant.get(one.get());
    Receive b = (Receive) mutant.get(two.get());
    mutant.set(one.get(), new Receive(b.cell(), a.from(), a.key()));
    mutant.set(two.get(), new Receive(a.cell(), b.from(), b.key()));
    return true;
  }

  private static boolean swapSent(Mutant mutant, RandomStream random) {
    Optional<Spot> one = mutant.find(random, Send.class::isInstance);
    Optional<Spot> two =
        one.flatMap(spot -> mutant.findOther(random, spot, Send.class::isInstance));
    if (two.isEmpty()) {
      return false;
    }
    Send a = (Send) mutant.get(one.get());
    Send b = (Send) mutant.get(two.get());
    mutant.set(one.get(), new Send(b.cell(), a.to(), a.key()));
    mutant.set(two.get(), new Send(a.cell(), b.to(), b.key()));
    return true;
  }

  private static boolean receiveLater(Mutant mutant, RandomStream random) {
    Optional<Spot> spot = mutant.find(random, Receive.class::isInstance);
    spot.ifPresent(found -> mutant.move(found, found.index() + 1 + random.nextInt(6)));
    return spot.isPresent();
  }

  private static boolean measureEarlier(Mutant mutant, RandomStream random) {
    Optional<Spot> spot = mutant.find(random, Mutation::isRead);
    spot.ifPresent(found -> mutant.move(found, found.index() - 1 - random.nextInt(4)));
    return spot.isPresent();
  }

  private static boolean otherLink(Mutant mutant, RandomStream random) {
    int links = mutant.network.links().size();
    Optional<Spot> spot = mutant.find(random, RequestPair.class::isInstance);
    if (links < 2 || spot.isEmpty()) {
      return false;
    }
    RequestPair old = (RequestPair) mutant.get(spot.get());
    int link = (old.link() + 1 + random.nextInt(links - 1)) % links;
    mutant.set(spot.get(), new RequestPair(old.pair(), old.qubit(), link, old.needByPs()));
    return true;
  }

  /** What ends on a communication qubit goes on, in place of the next that comes there. */
  private static boolean mergePackets(Mutant mutant, RandomStream random) {
    Optional<Spot> end = mutant.find(random, Mutation::isRead).filter(mutant::isReadAlongX);
    Optional<Spot> again = end.flatMap(mutant::nextRequest);
    if (again.isEmpty()) {
      return false;
    }
    Spot otherEnd = mutant.otherEnd(again.get());
    Optional<Spot> read = mutant.nextRead(otherEnd);
    if (read.isEmpty()) {
      return false;
    }
    mutant.markMessage(end.get());
    mutant.markGatesBefore(end.get(), 1);
    mutant.markMessage(read.get());
    mutant.markGatesBefore(read.get(), read.get().index() - otherEnd.index());
    mutant.mark(otherEnd);
    mutant.mark(again.get());
    mutant.removeMarked();
    return true;
  }

  /** Declares a communication qubit that the QPU does not have. */
  private static boolean exceed(Mutant mutant, RandomStream random) {
    Optional<Spot> spot = mutant.find(random, RequestPair.class::isInstance);
    spot.ifPresent(found -> mutant.addCommunication(found.qpu()));
    return spot.isPresent();
  }

  private static boolean otherBasis(Mutant mutant, RandomStream random) {
    Optional<Spot> spot = mutant.find(random, Mutation::isRead);
    if (spot.isEmpty()) {
      return false;
    }
    Measure measure = (Measure) mutant.get(spot.get());
    Instruction h = new GateOn(GateCall.of(Gate.H, measure.qubit()), Instruction.NO_GUARD);
    List<Instruction> own = mutant.steps.get(spot.get().qpu());
    int before = own.subList(0, spot.get().index()).lastIndexOf(h);
    if (before >= 0 && before >= spot.get().index() - 2) {
      own.remove(before);
    } else {
      mutant.insert(spot.get(), h);
    }
    return true;
  }

  private static void turn(Mutant mutant, Spot spot, double by) {
    GateOn gate = (GateOn) mutant.get(spot);
    double[] angles = gate.call().parameters();
    angles[0] += by;
    mutant.set(
        spot,
        new GateOn(GateCall.of(gate.call().gate(), angles, gate.call().qubits()), gate.guard()));
  }

  private static void swapOperands(Mutant mutant, Spot spot) {
    GateOn gate = (GateOn) mutant.get(spot);
    GateCall swapped = gate.call().on(gate.call().qubit(1), gate.call().qubit(0));
    mutant.set(spot, new GateOn(swapped, gate.guard()));
  }

  private static boolean otherQubit(Mutant mutant, RandomStream random) {
    Optional<Spot> spot = mutant.find(random, step -> isOn(step, 1) || isOn(step, 2));
    if (spot.isEmpty()) {
      return false;
    }
    GateOn gate = (GateOn) mutant.get(spot.get());
    int[] qubits = gate.call().qubits();
    int other = random.nextInt(mutant.local(spot.get().qpu()).qubitCount());
    boolean isTaken = other == qubits[0] || other == qubits[qubits.length - 1];
    if (!isTaken) {
      qubits[random.nextInt(qubits.length)] = other;
      mutant.set(spot.get(), new GateOn(gate.call().on(qubits), gate.guard()));
    }
    return !isTaken;
  }

  private static boolean shift(Mutant mutant, RandomStream random, int by) {
    Optional<Spot> spot = mutant.find(random, step -> !step.isFence());
    spot.ifPresent(found -> mutant.move(found, found.index() + by));
    return spot.isPresent();
  }

  private static boolean add(Mutant mutant, RandomStream random, Gate gate) {
    Optional<Spot> spot = mutant.find(random, step -> step.qubitCount() > 0);
    spot.ifPresent(found -> {
      int qubit = mutant.get(found).qubitAt(0);
      mutant.insert(found, new GateOn(GateCall.of(gate, qubit), Instruction.NO_GUARD));
    });
    return spot.isPresent();
  }

  private static boolean addNothing(Mutant mutant, RandomStream random) {
    Optional<Spot> spot = mutant.find(random, step -> step instanceof GateOn);
    spot.ifPresent(found -> {
      int qubit = mutant.get(found).qubitAt(0);
      GateCall call = GateCall.of(anyOf(random, Gate.T, Gate.H, Gate.SX, Gate.Y), qubit);
      call.inverse().forEach(back -> mutant.insert(found, new GateOn(back, Instruction.NO_GUARD)));
      mutant.insert(found, new GateOn(call, Instruction.NO_GUARD));
    });
    return spot.isPresent();
  }

  private static boolean swapTwo(Mutant mutant, RandomStream random, List<?> places) {
    if (places.size() < 2) {
      return false;
    }
    int first = random.nextInt(places.size());
    mutant.exchange(places, first, (first + 1) % places.size());
    return true;
  }

  private static boolean swapResults(Mutant mutant, RandomStream random) {
    List<Result> results = mutant.results;
    if (results.size() < 2) {
      return false;
    }
    int i = random.nextInt(results.size() - 1);
    Result a = results.get(i);
    Result b = results.get(i + 1);
    results.set(i, new Result(a.programCell(), b.qpu(), b.cell()));
    results.set(i + 1, new Result(b.programCell(), a.qpu(), a.cell()));
    return true;
  }
}
