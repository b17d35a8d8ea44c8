package bellhop.circuit.stabilizer;

import bellhop.circuit.line.Decimals;
import bellhop.circuit.line.Tags;

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
          text.append("REPEAT");
          Tags.write(tag, text);
          text.append(' ').append(times).append(" {\n");
          write(body, indent + INDENT);
          text.append(indent).append('}');
        }
      }
      text.append('\n');
    }
  }

  private void write(Step.Apply apply) {
    text.append(apply.op().name());
    Tags.write(apply.tag(), text);
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
      text.append(i == 0 ? "(" : ", ").append(Decimals.text(arguments[i]));
    }
    text.append(')');
  }
}
