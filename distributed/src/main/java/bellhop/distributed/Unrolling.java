package bellhop.distributed;

import bellhop.distributed.Instruction.Decision;
import bellhop.distributed.Instruction.LoopEdge;
import bellhop.distributed.Instruction.Measure;
import bellhop.distributed.Instruction.Receive;
import bellhop.distributed.Instruction.RequestPair;
import bellhop.distributed.Instruction.Reset;
import bellhop.distributed.Instruction.Send;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A program with loops written out turn by turn, for one way in which its conditions may turn out.
 * Whether they do is for who runs it to see, at each {@link Decision}.
 *
 * <p>What stands in a body gets numbers of its own in each turn: pairs, messages, and the turns of
 * the program's draws. Pairs and draws stay in program order, so that as far as two unrollings
 * decide alike, their numbers are alike.
 */
public final class Unrolling {
  private static final long ONCE = -1;

  private final Distributed distributed;
  private final Stretches stretches;

  /** Stretches in the order in which they run. */
  private final List<Integer> pieces = new ArrayList<>();

  /** What was decided after each piece but the last. */
  private final List<Boolean> decisions = new ArrayList<>();

  private final Map<Long, Integer> pairs = new HashMap<>();
  private final Map<Long, Integer> turns = new HashMap<>();
  private final long messageCount;
  private final int[] oldPair;
  private final Distributed unrolled;

  /** Says how conditions turn out, asked in program order. */
  public interface Chooser {
    /**
     * Whether another turn follows.
     *
     * @param decision counted from 0
     * @param turns of the loop since it was entered
     */
    boolean goesOn(int decision, int loop, int turns);
  }

  private Unrolling(Distributed distributed, Chooser chooser) {
    this.distributed = distributed;
    stretches = Stretches.of(distributed);
    messageCount = messageCount(distributed);
    decide(chooser);
    number(pairs, stretchOfEach(distributed.pairs().size(), Unrolling::pairOf));
    number(turns, stretchOfEach(distributed.turns().length, Instruction::turnOrNone));
    oldPair = new int[pairs.size()];
    pairs.forEach((key, pair) -> oldPair[pair] = (int) (key % distributed.pairs().size()));
    unrolled = build();
  }

  /** Of a valid program. */
  public static Unrolling of(Distributed distributed, Chooser chooser) {
    return new Unrolling(distributed, chooser);
  }

  /** Each body once: the shape of the program. */
  public static Unrolling once(Distributed distributed) {
    return of(distributed, (_, _, turns) -> turns == 0);
  }

  /** Without loops. */
  public Distributed unrolled() {
    return unrolled;
  }

  /** What the chooser said, in order. */
  public List<Boolean> decisions() {
    return List.copyOf(decisions);
  }

  /** The number that a pair of the unrolled program has in the program. */
  public int oldPair(int pair) {
    return oldPair[pair];
  }

  private void decide(Chooser chooser) {
    int[] done = new int[distributed.loops().size()];
    int stretch = 0;
    pieces.add(stretch);
    while (stretch + 1 < stretches.count()) {
      LoopEdge edge = stretches.edge(stretch);
      int loop = edge.loop();
      done[loop] = edge.begins() ? 0 : done[loop] + 1;
      boolean goesOn = chooser.goesOn(decisions.size(), loop, done[loop]);
      decisions.add(goesOn);
      stretch = goesOn ? stretches.body(loop) : stretches.after(loop);
      pieces.add(stretch);
    }
  }

  private interface Numbered {
    int of(Instruction instruction);
  }

  private static int pairOf(Instruction instruction) {
    return instruction instanceof RequestPair request ? (int) request.pair() : -1;
  }

  /** Of each pair or draw. What a QPU without loops has alone comes as late as its number says. */
  private int[] stretchOfEach(int count, Numbered number) {
    int[] stretchOf = new int[count];
    Arrays.fill(stretchOf, Stretches.NO_STRETCH);
    for (LocalProgram local : distributed.programs()) {
      int[] stretch = stretches.ofInstructions(local);
      for (int i = 0; i < stretch.length; i++) {
        int its = number.of(local.instructions().get(i));
        if (its >= 0) {
          stretchOf[its] = Math.max(stretchOf[its], stretch[i]);
        }
      }
    }
    int latest = 0;
    for (int its = 0; its < count; its++) {
      if (stretchOf[its] == Stretches.NO_STRETCH) {
        stretchOf[its] = stretches.outside(latest);
      }
      latest = Math.max(latest, stretchOf[its]);
    }
    return stretchOf;
  }

  private void number(Map<Long, Integer> numbers, int[] stretchOf) {
    List<List<Integer>> inStretch = new ArrayList<>();
    for (int s = 0; s < stretches.count(); s++) {
      inStretch.add(new ArrayList<>());
    }
    for (int old = 0; old < stretchOf.length; old++) {
      inStretch.get(stretchOf[old]).add(old);
    }
    for (int piece = 0; piece < pieces.size(); piece++) {
      for (int old : inStretch.get(pieces.get(piece))) {
        numbers.put(key(stamp(piece), old, stretchOf.length), numbers.size());
      }
    }
  }

  /** What tells the turns apart. */
  private long stamp(int piece) {
    return stretches.isInLoop(pieces.get(piece)) ? piece : ONCE;
  }

  private static long key(long stamp, long old, long count) {
    return (stamp + 1) * count + old;
  }

  private Distributed build() {
    List<LocalProgram> programs = new ArrayList<>();
    for (int qpu = 0; qpu < distributed.programs().size(); qpu++) {
      LocalProgram local = distributed.programs().get(qpu);
      programs.add(
          new LocalProgram(
              local.qpu(),
              local.dataCount(),
              local.communication(),
              local.memory(),
              local.cells(),
              stretches.takesPart(qpu) ? inPieces(local) : again(local.instructions(), ONCE)));
    }
    List<PairUse> uses = new ArrayList<>();
    for (int pair = 0; pair < oldPair.length; pair++) {
      PairUse old = distributed.pairs().get(oldPair[pair]);
      uses.add(new PairUse(pair, old.link(), old.qpuA(), old.qubitA(), old.qpuB(), old.qubitB()));
    }
    return new Distributed(
        distributed.program(),
        programs,
        uses,
        distributed.variables(),
        distributed.results(),
        distributed.start(),
        distributed.end(),
        distributed.packets(),
        distributed.moves(),
        distributed.gateAt());
  }

  private List<Instruction> inPieces(LocalProgram local) {
    List<List<Instruction>> inStretch = new ArrayList<>();
    List<LoopEdge> edges = new ArrayList<>();
    List<Instruction> current = new ArrayList<>();
    for (Instruction instruction : local.instructions()) {
      if (instruction instanceof LoopEdge edge) {
        edges.add(edge);
        inStretch.add(current);
        current = new ArrayList<>();
      } else {
        current.add(instruction);
      }
    }
    inStretch.add(current);
    List<Instruction> all = new ArrayList<>();
    for (int piece = 0; piece < pieces.size(); piece++) {
      int stretch = pieces.get(piece);
      all.addAll(again(inStretch.get(stretch), stamp(piece)));
      if (piece < decisions.size()) {
        LoopEdge edge = edges.get(stretch);
        all.add(new Decision(edge.loop(), edge.cell(), decisions.get(piece)));
      }
    }
    return all;
  }

  private List<Instruction> again(List<Instruction> instructions, long stamp) {
    return instructions.stream().map(instruction -> again(instruction, stamp)).toList();
  }

  private Instruction again(Instruction instruction, long stamp) {
    return switch (instruction) {
      case Measure(int qubit, int cell, int guard, int turn) ->
          new Measure(qubit, cell, guard, turn(turn, stamp));
      case Reset(int qubit, int guard, int turn) -> new Reset(qubit, guard, turn(turn, stamp));
      case RequestPair(long pair, int qubit, int link, long needByPs, long useAtPs) ->
          new RequestPair(
              number(pairs, pair, stamp, distributed.pairs().size()),
              qubit,
              link,
              needByPs,
              useAtPs);
      case Send(int cell, int to, long key) -> new Send(cell, to, message(key, stamp));
      case Receive(int cell, int from, long key) -> new Receive(cell, from, message(key, stamp));
      case Instruction.GateOn _, Instruction.Compute _, Instruction.Barrier _ -> instruction;
      case LoopEdge _, Decision _ -> throw new IllegalArgumentException("an edge in a stretch");
    };
  }

  private int turn(int turn, long stamp) {
    return turn == Instruction.NO_TURN
        ? turn
        : number(turns, turn, stamp, distributed.turns().length);
  }

  private static int number(Map<Long, Integer> numbers, long old, long stamp, long count) {
    Integer number = numbers.get(key(stamp, old, count));
    if (number == null) {
      throw new IllegalArgumentException("number " + old + " is in no stretch of its loop");
    }
    return number;
  }

  /** Any number that both ends come to. */
  private long message(long key, long stamp) {
    return key(stamp, key, messageCount);
  }

  /** Above the key of every message. */
  private static long messageCount(Distributed distributed) {
    long most = 0;
    for (LocalProgram local : distributed.programs()) {
      for (Instruction instruction : local.instructions()) {
        if (instruction instanceof Send send) {
          most = Math.max(most, send.key() + 1);
        }
      }
    }
    return most;
  }
}
