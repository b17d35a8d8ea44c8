package bellhop.circuit.qasm;

import bellhop.circuit.Controlled;
import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.circuit.qasm.Definition.Piece;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Traces a gate back to gates of the table, under its modifiers. A control goes to every part of a
 * definition, an inverse turns the order around, a whole power repeats.
 */
final class GateExpander {
  private static final double[] NONE = {};
  private static final double[] INVERSE = {-1};
  private static final long MOST_REPEATS = 1_000_000_000;

  private final Source source;
  private final Evaluator evaluator;
  private final Budget budget;
  private final Consumer<GateCall> out;
  private final Controlled controlled;
  private int at;

  GateExpander(Source source, Evaluator evaluator, Budget budget, Consumer<GateCall> out) {
    this.source = source;
    this.evaluator = evaluator;
    this.budget = budget;
    this.out = out;
    this.controlled = new Controlled(out);
  }

  /** Where the gate stands in the text; faults inside its definition are told there. */
  void standAt(int place) {
    at = place;
  }

  /**
   * @param exponents in the order in which they are applied
   * @param controls all must be 1
   */
  void expand(Callee callee, double[] angles, double[] exponents, int[] controls, int[] qubits) {
    switch (callee) {
      case Callee.Table(Gate gate, var convention) -> {
        GateCall call = GateCall.of(gate, angles, qubits);
        if (!controlled.add(call, convention.phase(angles), exponents, controls)) {
          repeat(call, exponents, controls);
        }
      }
      case Callee.GlobalPhase() -> controlled.phase(power(angles[0], exponents), controls);
      case Callee.Defined(Definition definition) ->
          expand(definition, angles, exponents, controls, qubits);
      case Callee.Opaque _, Callee.Calibrated _ ->
          throw new IllegalStateException("refused before");
    }
  }

  private void expand(
      Definition definition, double[] angles, double[] exponents, int[] controls, int[] qubits) {
    List<Piece> body = definition.body();
    if (body.size() == 1) {
      expand(body.getFirst(), angles, exponents, controls, qubits);
      return;
    }
    long times = repeats(definition.name(), exponents);
    budget.expect(Budget.saturatedProduct(Math.abs(times), definition.size()), at);
    for (long i = 0; i < Math.abs(times); i++) {
      budget.steps(1, at);
      for (Piece piece : times < 0 ? body.reversed() : body) {
        expand(piece, angles, times < 0 ? INVERSE : NONE, controls, qubits);
      }
    }
  }

  private void expand(
      Piece piece, double[] frame, double[] exponents, int[] controls, int[] qubits) {
    budget.steps(1, at);
    int own = piece.controls().size();
    int[] places = new int[piece.operands().size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = qubits[piece.operands().get(i)];
    }
    double[] angles = reals(piece.arguments(), frame);
    double[] powers = join(reals(piece.exponents(), frame), exponents);
    int[] inner = own == 0 ? controls : join(controls, Arrays.copyOf(places, own));
    int[] targets = own == 0 ? places : Arrays.copyOfRange(places, own, places.length);
    flipNegative(piece.controls(), places);
    expand(piece.callee(), angles, powers, inner, targets);
    flipNegative(piece.controls(), places);
  }

  /** An x before and after turns a control around. */
  void flipNegative(List<Boolean> controls, int... places) {
    for (int i = 0; i < controls.size(); i++) {
      if (!controls.get(i)) {
        out.accept(GateCall.of(Gate.X, places[i]));
      }
    }
  }

  private double[] reals(List<Term> terms, double... frame) {
    if (terms.isEmpty()) {
      return NONE;
    }
    double[] result = new double[terms.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = evaluator.real(terms.get(i), frame);
    }
    return result;
  }

  private void repeat(GateCall call, double[] exponents, int... controls) {
    long times = repeats(call.gate().qasmName(), exponents);
    List<GateCall> parts = times < 0 ? call.inverse() : call.expand();
    for (long i = 0; i < Math.abs(times); i++) {
      budget.steps(1, at);
      parts.forEach(part -> controlled.add(part, 0, NONE, controls));
    }
  }

  private long repeats(String gate, double... exponents) {
    double product = 1;
    for (double exponent : exponents) {
      product *= exponent;
    }
    if (product != StrictMath.rint(product)) {
      throw source.fault(
          at,
          "the power " + product + " of " + gate,
          "a gate that is made of several others is repeated, so its power is a whole number",
          "");
    }
    if (StrictMath.abs(product) > MOST_REPEATS) {
      throw source.fault(
          at,
          "the power " + product + " of " + gate,
          "it is repeated, at most " + MOST_REPEATS + " times",
          "");
    }
    return (long) product;
  }

  private static double power(double phase, double... exponents) {
    double result = phase;
    for (double exponent : exponents) {
      boolean whole = exponent == StrictMath.rint(exponent);
      result = (whole ? result : StrictMath.IEEEremainder(result, 2 * StrictMath.PI)) * exponent;
    }
    return result;
  }

  private static double[] join(double[] first, double[] second) {
    if (first.length == 0) {
      return second;
    }
    return second.length == 0
        ? first
        : DoubleStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
  }

  private static int[] join(int[] first, int[] second) {
    return IntStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
  }
}
