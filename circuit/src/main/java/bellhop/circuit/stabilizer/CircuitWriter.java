package bellhop.circuit.stabilizer;

/** Prints stabilizer circuits as Stim reads them: a line for each instruction, blocks indented. */
public final class CircuitWriter {
  private static final String INDENT = "    ";

  private final StringBuilder text = new StringBuilder();

  private CircuitWriter() {}

  public static String text(StabilizerCircuit circuit) {
    CircuitWriter writer = new CircuitWriter();
    writer.write(circuit, "");
    return writer.text.toString();
  }

  static String line(Step.Apply apply) {
    CircuitWriter writer = new CircuitWriter();
    writer.write(apply);
    return writer.text.toString();
  }

  private void write(StabilizerCircuit circuit, String indent) {
    for (Step step : circuit.steps()) {
      text.append(indent);
      switch (step) {
        case Step.Apply apply -> write(apply);
        case Step.Repeat(long times, String tag, StabilizerCircuit body) -> {
          text.append("REPEAT").append(tagged(tag)).append(' ').append(times).append(" {\n");
          write(body, indent + INDENT);
          text.append(indent).append('}');
        }
      }
      text.append('\n');
    }
  }

  private void write(Step.Apply apply) {
    text.append(apply.op().name()).append(tagged(apply.tag()));
    if (apply.arguments().length > 0) {
      arguments(apply.arguments());
    }
    boolean joined = false;
    for (int target : apply.targets()) {
      boolean joins = Target.isCombiner(target);
      text.append(joins || joined ? "" : " ").append(Target.text(target));
      joined = joins;
    }
  }

  private void arguments(double... arguments) {
    for (int i = 0; i < arguments.length; i++) {
      text.append(i == 0 ? "(" : ", ").append(number(arguments[i]));
    }
    text.append(')');
  }

  /** The shortest decimal that reads back as the same double. */
  private static String number(double value) {
    boolean isWhole = value == StrictMath.rint(value) && StrictMath.abs(value) < 1e15;
    return isWhole ? Long.toString((long) value) : Double.toString(value).replace('E', 'e');
  }

  private static String tagged(String tag) {
    if (tag.isEmpty()) {
      return "";
    }
    return "["
        + tag.replace("\\", "\\B").replace("]", "\\C").replace("\r", "\\r").replace("\n", "\\n")
        + "]";
  }
}
