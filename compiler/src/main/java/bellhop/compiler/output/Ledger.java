package bellhop.compiler.output;

import bellhop.compiler.lowering.Segments;
import bellhop.compiler.lowering.Step;
import bellhop.compiler.packets.Action;
import bellhop.distributed.GateAt;
import bellhop.distributed.Move;
import bellhop.distributed.Packet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Packets, moves and gates at unusual places, as the report lists them. */
final class Ledger {
  /** A copy made from the qubit itself, with all copies made from it. */
  private record Draft(int root, TreeSet<Integer> gates, List<Packet.Edge> tree) {}

  private final Segments segments;
  private final List<Step.Interact> interactions;
  private final List<Draft> drafts = new ArrayList<>();
  private final Map<Integer, Draft> draftOfCopy = new HashMap<>();
  private final List<Move> moves = new ArrayList<>();
  private final List<GateAt> elsewhere = new ArrayList<>();

  /**
   * @param interactions by number; what is listed are their numbers in the source
   */
  Ledger(Segments segments, List<Step.Interact> interactions) {
    this.segments = segments;
    this.interactions = interactions;
  }

  void copy(Action.Copy copy) {
    Draft draft = draftOfCopy.get(copy.source());
    if (draft == null) {
      int root = segments.qubit(copy.gate(), copy.operand());
      draft = new Draft(root, new TreeSet<>(), new ArrayList<>());
      drafts.add(draft);
    }
    draftOfCopy.put(copy.copy(), draft);
    for (Action.Hop hop : copy.hops()) {
      draft.tree().add(new Packet.Edge(hop.nearQpu(), hop.farQpu()));
    }
  }

  void gate(int gate, Action.Interact interact) {
    for (int copy : new int[] {interact.copy0(), interact.copy1()}) {
      Draft draft = draftOfCopy.get(copy);
      if (draft != null) {
        draft.gates().add(source(gate));
      }
    }
    if (interact.copy0() != Action.ITSELF && interact.copy1() != Action.ITSELF) {
      elsewhere.add(new GateAt(source(gate), interact.place()));
    }
  }

  void move(Action.Move move) {
    List<Integer> path = new ArrayList<>(List.of(move.hops().getFirst().nearQpu()));
    move.hops().forEach(hop -> path.add(hop.farQpu()));
    moves.add(new Move(move.qubit(), source(move.beforeGate()), path));
  }

  /** What was the qubit stays as a copy of the same packet. */
  void kept(int copy, int kept) {
    draftOfCopy.put(kept, draftOfCopy.get(copy));
  }

  /** A copy became the qubit: a path of one QPU. */
  void promote(int copy, int qubit, int beforeGate, int qpu) {
    moves.add(new Move(qubit, source(beforeGate), List.of(qpu)));
  }

  private int source(int gate) {
    return gate < interactions.size() ? interactions.get(gate).sourceNumber() : gate;
  }

  List<Packet> packets() {
    return drafts.stream()
        .filter(draft -> !draft.gates().isEmpty())
        .sorted(Comparator.comparing(draft -> draft.gates().first()))
        .map(draft -> new Packet(draft.root(), List.copyOf(draft.gates()), draft.tree()))
        .toList();
  }

  List<Move> moves() {
    return moves;
  }

  List<GateAt> gateAt() {
    return elsewhere.stream().sorted(Comparator.comparingInt(GateAt::gate)).toList();
  }
}
