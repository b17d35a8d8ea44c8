package bellhop.compiler;

import bellhop.compiler.lowering.Lowered;
import bellhop.compiler.lowering.Segments;
import bellhop.compiler.lowering.Step;
import bellhop.compiler.packets.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an answer does, gate by gate in the order in which it was decided: where each gate runs,
 * which copies stand in for its qubits, and what each Bell pair is for. It knows no times; {@link
 * TimePlan} does.
 *
 * <p>Places in the order are counts of the two-qubit gates before them.
 *
 * @param gates in the order of the answer, which may differ from that of the source
 * @param copies by number
 * @param packets by number: each copy of a qubit itself, with the copies made from it
 * @param moves in order
 * @param pairs by id
 */
public record Course(
    List<Gate> gates, List<Copy> copies, List<Packet> packets, List<Move> moves, List<Pair> pairs) {
  /** In place of a copy or a packet. */
  public static final int NONE = -1;

  public Course {
    gates = List.copyOf(gates);
    copies = List.copyOf(copies);
    packets = List.copyOf(packets);
    moves = List.copyOf(moves);
    pairs = List.copyOf(pairs);
  }

  /**
   * @param number in canonical counting of the source
   * @param qpu where it runs
   * @param copyA that stands in for qubit A, or {@link #NONE}
   */
  public record Gate(int number, int qubitA, int qubitB, int qpu, int copyA, int copyB) {
    public boolean isServed() {
      return copyA != NONE || copyB != NONE;
    }
  }

  /**
   * @param qpu where it is
   * @param from until when it lives
   */
  public record Copy(int packet, int qpu, int from, int until) {}

  /**
   * @param home of the root when it began
   */
  public record Packet(int root, int home) {}

  /**
   * @param at gates before it
   * @param isByCopy a copy became the qubit, at no further cost
   */
  public record Move(int qubit, int at, int from, int to, boolean isByCopy) {}

  /**
   * One Bell pair over one link.
   *
   * @param at gates before it is used
   * @param from QPU from which the copy or the qubit goes, maybe over relays
   * @param packet that it serves, or {@link #NONE} for a move
   */
  public record Pair(int link, int at, int from, int to, int packet) {
    public boolean isForMove() {
      return packet == NONE;
    }
  }

  static Course of(Lowered lowered, Segments segments, List<Integer> homes, List<Action> actions) {
    Writer writer = new Writer(lowered, segments, homes);
    actions.forEach(writer::act);
    return writer.course();
  }

  /** Follows the actions. */
  private static final class Writer {
    private final Lowered lowered;
    private final Segments segments;
    private final List<Integer> homes;
    private final List<Gate> gates = new ArrayList<>();
    private final List<Copy> copies = new ArrayList<>();
    private final Map<Integer, Integer> numberOfCopy = new HashMap<>();
    private final List<Packet> packets = new ArrayList<>();
    private final List<Move> moves = new ArrayList<>();
    private final List<Pair> pairs = new ArrayList<>();

    Writer(Lowered lowered, Segments segments, List<Integer> homes) {
      this.lowered = lowered;
      this.segments = segments;
      this.homes = new ArrayList<>(homes);
    }

    Course course() {
      List<Copy> ended =
          copies.stream()
              .map(copy ->
                  copy.until() == NONE
                      ? new Copy(copy.packet(), copy.qpu(), copy.from(), gates.size())
                      : copy)
              .toList();
      return new Course(gates, ended, packets, moves, pairs);
    }

    void act(Action action) {
      switch (action) {
        case Action.Interact interact -> interact(interact);
        case Action.Copy copy -> copy(copy);
        case Action.End(int copy, _, _) -> end(copy);
        case Action.Promote promote -> promote(promote);
        case Action.Move move -> move(move);
        case Action.Perform _, Action.Flip _, Action.Settle _ -> {}
      }
    }

    private void interact(Action.Interact interact) {
      Step.Interact step = (Step.Interact) lowered.steps().get(interact.step());
      gates.add(
          new Gate(
              step.sourceNumber(),
              step.call().qubit(0),
              step.call().qubit(1),
              interact.place(),
              numberOfCopy.getOrDefault(interact.copy0(), NONE),
              numberOfCopy.getOrDefault(interact.copy1(), NONE)));
    }

    private void copy(Action.Copy copy) {
      int root = segments.qubit(copy.gate(), copy.operand());
      int packet;
      if (copy.source() == Action.ITSELF) {
        packet = packets.size();
        packets.add(new Packet(root, homes.get(root)));
      } else {
        packet = copies.get(number(copy.source())).packet();
      }
      begin(copy.copy(), packet, copy.hops().getLast().farQpu());
      pairs(copy.hops(), packet);
    }

    private void begin(int copy, int packet, int qpu) {
      numberOfCopy.put(copy, copies.size());
      copies.add(new Copy(packet, qpu, gates.size(), NONE));
    }

    private int number(int copy) {
      Integer number = numberOfCopy.get(copy);
      if (number == null) {
        throw new IllegalArgumentException("no copy " + copy);
      }
      return number;
    }

    private void end(int copy) {
      Copy alive = copies.get(number(copy));
      copies.set(number(copy), new Copy(alive.packet(), alive.qpu(), alive.from(), gates.size()));
      numberOfCopy.remove(copy);
    }

    private void promote(Action.Promote promote) {
      int qubit = segments.qubit(promote.gate(), promote.operand());
      int from = homes.get(qubit);
      Copy copy = copies.get(number(promote.copy()));
      end(promote.copy());
      if (promote.kept() != Action.ITSELF) {
        begin(promote.kept(), copy.packet(), from);
      }
      homes.set(qubit, copy.qpu());
      moves.add(new Move(qubit, gates.size(), from, copy.qpu(), true));
    }

    private void move(Action.Move move) {
      int from = homes.get(move.qubit());
      int to = move.hops().getLast().farQpu();
      pairs(move.hops(), NONE);
      homes.set(move.qubit(), to);
      moves.add(new Move(move.qubit(), gates.size(), from, to, false));
    }

    private void pairs(List<Action.Hop> hops, int packet) {
      int from = hops.getFirst().nearQpu();
      int to = hops.getLast().farQpu();
      hops.forEach(hop -> pairs.add(new Pair(hop.link(), gates.size(), from, to, packet)));
    }
  }
}
