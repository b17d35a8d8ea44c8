package bellhop.compiler.proof;

import static bellhop.compiler.proof.Symbols.ONE;
import static bellhop.compiler.proof.Symbols.ZERO;

import bellhop.circuit.Form;
import bellhop.circuit.GateCall;
import bellhop.circuit.Matrices;
import bellhop.compiler.proof.Content.Known;
import bellhop.compiler.proof.Content.Member;
import bellhop.compiler.proof.Content.Sum;
import bellhop.compiler.proof.Content.Waiting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Runs a program on symbols: it finds out what communication does and leaves, as a {@link Trace},
 * what the program does to its wires.
 *
 * <p>A wire is a logical bit Σ αₓ |x⟩…|x⟩ with one member or more. A CX onto a half of a Bell pair,
 * measured, adds the other half as a member (a copy); an X measurement of a member takes it away;
 * taking the first of two away moves the wire. Relays and fan-outs are the same acts on Bell pairs
 * and copies. Each member has a frame, the product of its one-qubit gates, and a flip, and the
 * logical bit has a sign: the exclusive or of the outcomes that are still to be corrected. An
 * interaction that does not commute with what is still to be corrected, or does not leave a copied
 * bit alone, is a fault. One pass, constant work a step.
 */
final class SymbolicMachine {
  private final Symbols symbols;
  private final Content[] contents;
  private final Trace trace;
  private final IntFunction<String> placeNames;
  private final Map<Long, Integer> waiting = new HashMap<>();
  private final CopyRules copies;
  private int place;

  /**
   * @param placeNames the words for a step number
   */
  SymbolicMachine(Symbols symbols, int slots, int wires, IntFunction<String> placeNames) {
    this.symbols = symbols;
    this.placeNames = placeNames;
    contents = new Content[slots];
    Arrays.fill(contents, new Known(ZERO));
    trace = new Trace(wires);
    copies = new CopyRules(this, symbols);
  }

  /** A wire starts in a slot. */
  void start(int wire, int slot) {
    Logical logical = new Logical(wire);
    Member home = new Member(logical);
    logical.members.add(home);
    contents[slot] = home;
  }

  /** The steps that follow are those of that number. */
  void at(int place) {
    this.place = place;
  }

  Trace trace() {
    return trace;
  }

  Fault fault(String reason) {
    return new Fault(placeNames.apply(place), reason);
  }

  /** A gate that is no swap of contents. */
  void gate(GateCall onSlots, int guard) {
    switch (onSlots.gate().form()) {
      case Form.OneQubit _ -> oneQubit(onSlots, onSlots.qubit(0), guard);
      case Form.Interaction _ -> interaction(onSlots, onSlots.qubit(0), onSlots.qubit(1), guard);
      case Form.Sequence _ -> onSlots.expand().forEach(inner -> gate(inner, guard));
    }
  }

  /** Exchanges what two slots hold. */
  void swap(int a, int b) {
    Content held = contents[a];
    contents[a] = contents[b];
    contents[b] = held;
  }

  private void oneQubit(GateCall call, int slot, int guard) {
    double[] unitary = call.matrix();
    switch (contents[slot]) {
      case Member member -> onMember(member, unitary, guard);
      case Sum sum -> sum.offset = symbols.xor(sum.offset, flip(unitary, guard));
      case Known(int value) -> contents[slot] = new Known(symbols.xor(value, flip(unitary, guard)));
      case Waiting _ -> throw fault("acts on half a pair that its other end has not asked for");
    }
  }

  /** Of a bit that only its Z value matters of: the value by which a gate flips it. */
  private int flip(double[] unitary, int guard) {
    if (Spin.isDiagonal(unitary)) {
      return ZERO;
    }
    if (!Spin.isDiagonal(Spin.times(unitary, Spin.pauliX()))) {
      throw fault("turns a qubit that holds nothing of the program");
    }
    return guard;
  }

  private void onMember(Member member, double[] unitary, int guard) {
    if (guard == ONE) {
      member.frame = Spin.times(unitary, member.frame);
      member.of.definite &= Spin.isDiagonal(unitary);
    } else if (symbols.dependsOnCoins(guard)) {
      correct(member, unitary, guard);
    } else {
      guarded(member, unitary, guard);
    }
  }

  /** A Pauli in the member's own frame under outcomes of communication. */
  private void correct(Member member, double[] unitary, int guard) {
    if (symbols.dependsOnDraws(guard)) {
      throw fault("a gate depends on outcomes of the program and of communication together");
    }
    double[] inside = Spin.inFrame(unitary, member.frame);
    boolean diagonal = Spin.isDiagonal(inside);
    double[] rest = diagonal ? inside : Spin.times(inside, Spin.pauliX());
    boolean trivial = Spin.isTrivial(rest);
    if (!trivial && !Spin.isTrivial(Spin.times(rest, Spin.pauliZ()))) {
      throw fault("a correction acts along another axis than what it corrects");
    }
    if (!diagonal) {
      member.flip = symbols.xor(member.flip, guard);
    }
    if (!trivial) {
      member.of.sign = symbols.xor(member.of.sign, guard);
    }
    member.of.settle();
  }

  /** A gate of the program under a condition. */
  private void guarded(Member member, double[] unitary, int guard) {
    Logical logical = member.of;
    if (logical.isFree()) {
      throw fault("a gate of the program acts on half a Bell pair");
    }
    logical.definite = false;
    double[] inside = Spin.inFrame(unitary, member.frame);
    boolean harmless = Spin.isDiagonal(inside) && member.flip == ZERO;
    if (!logical.isPlain() && !harmless) {
      throw fault("a conditional gate acts across a live copy or before a correction");
    }
    if (logical.pendingGuard != guard) {
      flush(logical);
      logical.pendingGuard = guard;
    }
    double[] start = Spin.times(logical.basis, Spin.times(inside, Matrices.adjoint(logical.basis)));
    logical.pending = Spin.times(start, logical.pending);
  }

  /**
   * Writes down the turns that wait under a guard. They wait because what acts under the same guard
   * sees them as part of its frame: {@code if (c) h; if (c) cz; if (c) h} is one conditional CX.
   */
  private void flush(Logical logical) {
    if (logical.pendingGuard != ONE) {
      trace.add(Core.turn(logical.wire, logical.pending, logical.pendingGuard, place));
      logical.pendingGuard = ONE;
      logical.pending = Spin.identity();
    }
  }

  private void interaction(GateCall call, int slotA, int slotB, int guard) {
    if (!(contents[slotA] instanceof Member a) || !(contents[slotB] instanceof Member b)) {
      throw fault("a two-qubit gate acts on a qubit that holds nothing, or waits to be measured");
    }
    if (a.of == b.of) {
      throw fault("a two-qubit gate acts on a qubit and its own copy");
    }
    Interaction interaction = Interaction.of(call);
    if (a.of.isFree() || b.of.isFree()) {
      copies.spread(interaction, a, b, slotA, slotB, guard, contents);
    } else {
      use(interaction, a, b, guard);
    }
  }

  private void use(Interaction gate, Member a, Member b, int guard) {
    if (symbols.dependsOnCoins(guard)) {
      throw fault("a two-qubit gate depends on outcomes of communication");
    }
    double[] directionA = direction(a, gate.a(), guard);
    double[] directionB = direction(b, gate.b(), guard);
    trace.add(
        Core.interaction(a.of.wire, directionA, b.of.wire, directionB, gate.angle(), guard, place));
    local(a, Spin.rotation(gate.a(), gate.angleA()), guard);
    local(b, Spin.rotation(gate.b(), gate.angleB()), guard);
  }

  /** Where an operand's axis points at the start of its wire. */
  private double[] direction(Member member, double[] axis, int guard) {
    Logical logical = member.of;
    double[] inside = Spin.turned(axis, member.frame);
    if (!logical.isPlain()) {
      requireAlongBranches(member, inside);
    }
    if (logical.pendingGuard != guard) {
      flush(logical);
    }
    logical.definite = false;
    return Spin.turned(atStart(member, inside), logical.pending);
  }

  private void requireAlongBranches(Member member, double[] inside) {
    if (!Spin.isParallel(inside, Spin.Z)) {
      throw fault(
          member.of.members.size() > 1
              ? "a gate acts across the axis of a live copy"
              : "a gate acts before the correction that it does not commute with");
    }
    if (member.flip != ZERO) {
      throw fault("a copy is used before its correction");
    }
  }

  private static double[] atStart(Member member, double[] inside) {
    return Spin.turned(inside, Matrices.adjoint(member.of.basis));
  }

  /** The one-qubit parts of an interaction. */
  private void local(Member member, double[] unitary, int guard) {
    if (guard == ONE) {
      member.frame = Spin.times(unitary, member.frame);
    } else {
      guarded(member, unitary, guard);
    }
  }

  /** For a lone plain home: makes an axis of the qubit the branch basis. */
  void rebase(Member member, double[] axis) {
    Logical logical = member.of;
    double[] start = atStart(member, Spin.turned(axis, member.frame));
    double[] basis = Spin.eigenbasis(start);
    double[] whole = Spin.times(member.frame, Matrices.adjoint(logical.basis));
    member.frame = Spin.times(whole, basis);
    logical.basis = basis;
  }

  /** A measurement of the program; the number of its outcome. */
  int measure(int slot, int guard, int turn) {
    Member member = alone(slot, "measured", guard);
    if (member.of.isPlain()) {
      rebase(member, Spin.Z);
    }
    double[] inside = Spin.turned(Spin.Z, member.frame);
    requireAlongBranches(member, inside);
    if (guard != ONE && member.of.sign != ZERO) {
      throw fault("a conditional measurement comes before a correction");
    }
    double[] start = atStart(member, inside);
    trace.add(Core.wall(Core.Kind.MEASUREMENT, member.of.wire, start, guard, turn, place));
    member.of.sign = ZERO;
    member.of.definite = guard == ONE;
    return symbols.draw(turn);
  }

  /** A reset of the program. */
  void reset(int slot, int guard, int turn) {
    Member member = alone(slot, "reset", guard);
    // A sign does not matter to a reset. A flip would change what it draws, though not what it
    // does.
    if (member.flip != ZERO || (guard != ONE && member.of.sign != ZERO)) {
      throw fault("a reset comes before a correction");
    }
    member.of.sign = guard == ONE ? ZERO : member.of.sign;
    double[] start = atStart(member, Spin.turned(Spin.Z, member.frame));
    trace.add(Core.wall(Core.Kind.RESET, member.of.wire, start, guard, turn, place));
    member.of.definite = false;
  }

  /**
   * All that comes later on a wire is after it: the wire is in one place, corrected. Two directions
   * say how it is turned; where it was measured just before, its phase does not matter.
   */
  void fence(int slot, int edge) {
    Member member = alone(slot, "at the edge of a loop", ONE);
    Logical logical = member.of;
    if (member.flip != ZERO || (logical.sign != ZERO && !logical.definite)) {
      throw fault("qubit " + logical.wire + " lacks a correction at the edge of a loop");
    }
    logical.sign = ZERO;
    double[] z = atStart(member, Spin.turned(Spin.Z, member.frame));
    double[] x = atStart(member, Spin.turned(Spin.X, member.frame));
    trace.add(Core.fence(logical.wire, z, false, 2 * edge, place));
    trace.add(Core.fence(logical.wire, x, logical.definite, 2 * edge + 1, place));
  }

  private Member alone(int slot, String what, int guard) {
    if (!(contents[slot] instanceof Member member) || member.of.isFree()) {
      throw fault("a qubit is " + what + " that holds nothing of the program");
    }
    if (member.of.members.size() > 1 || !member.of.sums.isEmpty()) {
      throw fault("a qubit is " + what + " while a copy of it lives");
    }
    if (symbols.dependsOnCoins(guard)) {
      throw fault("a qubit is " + what + " depending on outcomes of communication");
    }
    flush(member.of);
    return member;
  }

  /** A measurement for communication; the number of its outcome. */
  int measureForCommunication(int slot, int coin) {
    int outcome = symbols.coin(coin);
    switch (contents[slot]) {
      case Sum sum -> copies.measured(sum, outcome);
      case Member member -> copies.ended(member, outcome);
      case Known(int value) -> {
        return value;
      }
      case Waiting _ -> throw fault("measures half a pair that its other end has not asked for");
    }
    contents[slot] = new Known(outcome);
    return outcome;
  }

  /** A reset that is not one of the program. */
  void clear(int slot) {
    if (!(contents[slot] instanceof Known)) {
      throw fault("a reset destroys what the program still needs");
    }
    contents[slot] = new Known(ZERO);
  }

  /** One end asks for a pair; when both have, it is there. */
  void request(long pair, int slot) {
    if (!(contents[slot] instanceof Known)) {
      throw fault("asks for pair " + pair + " into a qubit that the program still needs");
    }
    Integer other = waiting.remove(pair);
    if (other == null) {
      waiting.put(pair, slot);
      contents[slot] = new Waiting(pair);
      return;
    }
    Logical free = new Logical(Logical.FREE);
    for (int end : new int[] {other, slot}) {
      Member half = new Member(free);
      free.members.add(half);
      contents[end] = half;
    }
  }

  /** After the last step: every wire is in one place, corrected. */
  void finish() {
    for (Content content : contents) {
      switch (content) {
        case Known _, Waiting _ -> {}
        case Sum _ -> throw fault("a half of a pair is never measured");
        case Member member -> finish(member);
      }
    }
  }

  private void finish(Member member) {
    Logical logical = member.of;
    if (logical.isFree() || logical.members.size() > 1) {
      throw fault("a copy or half of a pair is never ended");
    }
    flush(logical);
    if (member.flip != ZERO || (logical.sign != ZERO && !logical.definite)) {
      throw fault("qubit " + logical.wire + " lacks a correction");
    }
  }

  /** The wire that a slot holds after the end, or {@link Logical#FREE}. */
  int wireIn(int slot) {
    return contents[slot] instanceof Member member ? member.of.wire : Logical.FREE;
  }

  /** All slots that hold a wire or a copy of it. */
  List<Integer> slotsOf(int wire) {
    List<Integer> found = new ArrayList<>();
    for (int slot = 0; slot < contents.length; slot++) {
      if (wireIn(slot) == wire) {
        found.add(slot);
      }
    }
    return found;
  }

  /** All unconditional one-qubit gates of the wire in that slot, multiplied. */
  double[] total(int slot) {
    return contents[slot] instanceof Member member
        ? Spin.times(member.frame, Matrices.adjoint(member.of.basis))
        : Spin.identity();
  }

  /** Whether the wire in that slot was measured last, so that its phase has no effect. */
  boolean isDefinite(int slot) {
    return contents[slot] instanceof Member member && member.of.definite;
  }
}
