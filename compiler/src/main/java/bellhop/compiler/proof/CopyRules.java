package bellhop.compiler.proof;

import static bellhop.compiler.proof.Symbols.ONE;

import bellhop.compiler.proof.Content.Member;
import bellhop.compiler.proof.Content.Sum;

/** How logical bits spread over Bell pairs and shrink again, for {@link SymbolicMachine}. */
final class CopyRules {
  private static final double[] X = {1, 0, 0};

  private final SymbolicMachine machine;
  private final Symbols symbols;

  CopyRules(SymbolicMachine machine, Symbols symbols) {
    this.machine = machine;
    this.symbols = symbols;
  }

  /** A CX-like gate onto a half of a Bell pair: the half becomes a sum that is to be measured. */
  void spread(
      Interaction gate, Member a, Member b, int slotA, int slotB, int guard, Content[] contents) {
    if (guard != ONE || !gate.isMaximal()) {
      throw machine.fault("a half of a Bell pair takes part in a gate that copies nothing");
    }
    if (canSpread(gate, a, b)) {
      contents[slotB] = spread(gate, a, b);
    } else if (canSpread(gate.reversed(), b, a)) {
      contents[slotA] = spread(gate.reversed(), b, a);
    } else {
      throw machine.fault("a copy is made along an axis that its qubit or its pair does not have");
    }
  }

  private static boolean canSpread(Interaction gate, Member source, Member half) {
    return half.of.isFree()
        && !half.of.locked
        && Spin.isParallel(Spin.turned(gate.b(), half.frame), X)
        && Spin.isParallel(Spin.turned(Spin.Z, half.frame), Spin.Z)
        && (source.of.isPlain() || Spin.isParallel(Spin.turned(gate.a(), source.frame), Spin.Z));
  }

  private Sum spread(Interaction gate, Member source, Member half) {
    // What is beyond a CX on the half must be nothing, or it would turn the sum.
    double beyond = gate.angleB() + gate.angle();
    if (Math.abs(StrictMath.sin(beyond)) > Spin.TOLERANCE) {
      throw machine.fault("a copy is made by a gate that turns the half of the pair");
    }
    if (source.of.isPlain()) {
      machine.rebase(source, gate.a());
    }
    int offset = symbols.xor(source.flip, half.flip);
    if (Spin.turned(gate.a(), source.frame)[2] < 0) {
      offset = symbols.not(offset);
    }
    if (Spin.turned(Spin.Z, half.frame)[2] < 0) {
      offset = symbols.not(offset);
    }
    double[] rest = Spin.rotation(gate.a(), gate.angleA() + gate.angle());
    source.frame = Spin.times(rest, source.frame);
    if (Spin.turned(gate.b(), half.frame)[0] < 0) {
      source.frame = Spin.times(source.frame, Spin.pauliZ());
    }
    half.of.members.remove(half);
    half.of.locked = true;
    Sum sum = new Sum(source.of, half.of, offset);
    source.of.sums.add(sum);
    return sum;
  }

  /** A sum is read: the rest of its pair joins the source, flipped by what was read. */
  void measured(Sum sum, int outcome) {
    int flip = symbols.xor(outcome, sum.offset);
    Logical source = sum.source;
    Logical pair = sum.target;
    source.sums.remove(sum);
    for (Member half : pair.members) {
      half.of = source;
      half.flip = symbols.xor(half.flip, flip);
      source.members.add(half);
    }
    for (Sum onward : pair.sums) {
      onward.source = source;
      onward.offset = symbols.xor(onward.offset, flip);
      source.sums.add(onward);
    }
    source.sign = symbols.xor(source.sign, pair.sign);
    source.settle();
    requireAlive(source);
  }

  /** A member is read across its branches: the others keep the bit, with a sign to correct. */
  void ended(Member member, int outcome) {
    Logical logical = member.of;
    if (Math.abs(Spin.turned(Spin.Z, member.frame)[2]) > Spin.TOLERANCE) {
      throw machine.fault("a measurement for communication reads the program's own qubit");
    }
    logical.members.remove(member);
    requireAlive(logical);
    logical.sign = symbols.xor(logical.sign, outcome);
    double[] f = member.frame;
    double norm = f[0] * f[0] + f[1] * f[1];
    double re = (f[2] * f[0] + f[3] * f[1]) / norm;
    double im = (f[3] * f[0] - f[2] * f[1]) / norm;
    leave(logical, member, re, im);
  }

  /** The phase of bit 1 that an outcome 0 leaves. However small, it may add up with others. */
  private void leave(Logical logical, Member member, double re, double im) {
    boolean real = Math.abs(im) < Spin.TOLERANCE;
    boolean flipped = member.flip != Symbols.ZERO;
    if (!real && (logical.isFree() || flipped)) {
      throw machine.fault("a copy is ended along an axis that leaves a turn behind");
    }
    if (!logical.isFree()) {
      // A phase of the branches is a turn of the wire, wherever its members are.
      logical.basis = Spin.times(logical.basis, Spin.phase(re, flipped ? 0 : -im));
    } else if (re < 0) {
      logical.sign = symbols.not(logical.sign);
    }
  }

  private void requireAlive(Logical logical) {
    boolean pairUnderway = logical.isFree() && logical.locked;
    if (logical.members.isEmpty() && logical.sums.isEmpty() && !pairUnderway) {
      throw machine.fault("the last copy of a qubit is measured");
    }
  }
}
