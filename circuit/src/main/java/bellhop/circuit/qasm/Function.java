package bellhop.circuit.qasm;

import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** The built-in functions, on values known before the program runs. */
enum Function {
  SIN("sin", StrictMath::sin),
  COS("cos", StrictMath::cos),
  TAN("tan", StrictMath::tan),
  ARCSIN("arcsin", StrictMath::asin),
  ARCCOS("arccos", StrictMath::acos),
  ARCTAN("arctan", StrictMath::atan),
  EXP("exp", StrictMath::exp),
  LN("ln", StrictMath::log),
  LOG("log", StrictMath::log),
  SQRT("sqrt", StrictMath::sqrt),
  FLOOR("floor", StrictMath::floor),
  CEILING("ceiling", StrictMath::ceil),
  POW("pow", StrictMath::pow),
  MOD("mod", Function::mod),
  POPCOUNT("popcount"),
  ROTL("rotl"),
  ROTR("rotr");

  private final String word;
  private final int arity;
  private final DoubleBinaryOperator real;
  private final boolean onBits;

  Function(String word, DoubleUnaryOperator real) {
    this(word, 1, (a, _) -> real.applyAsDouble(a), false);
  }

  Function(String word, DoubleBinaryOperator real) {
    this(word, 2, real, false);
  }

  Function(String word) {
    this(word, word.equals("popcount") ? 1 : 2, (_, _) -> Double.NaN, true);
  }

  Function(String word, int arity, DoubleBinaryOperator real, boolean onBits) {
    this.word = word;
    this.arity = arity;
    this.real = real;
    this.onBits = onBits;
  }

  static Optional<Function> find(String word) {
    for (Function function : values()) {
      if (function.word.equals(word)) {
        return Optional.of(function);
      }
    }
    return Optional.empty();
  }

  String word() {
    return word;
  }

  int arity() {
    return arity;
  }

  /** Works on bit registers, not on numbers. */
  boolean isOnBits() {
    return onBits;
  }

  /** The second is ignored by functions of one. */
  double of(double a, double b) {
    return real.applyAsDouble(a, b);
  }

  /** With the sign of the divisor. */
  private static double mod(double a, double b) {
    double rest = a % b;
    return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
  }
}
