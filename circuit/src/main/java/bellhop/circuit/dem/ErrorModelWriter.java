package bellhop.circuit.dem;

import bellhop.circuit.line.Decimals;
import bellhop.circuit.line.Tags;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Writes error models as text: a line for each step, four blanks before those of a block, numbers
 * as short as they can be read back. {@link ErrorModelReader} gives an equal model again.
 */
public final class ErrorModelWriter {
  private static final String INDENT = "    ";

  private final Appendable out;
  private final StringBuilder line = new StringBuilder();

  private ErrorModelWriter(Appendable out) {
    this.out = out;
  }

  public static String write(ErrorModel model) {
    StringBuilder text = new StringBuilder();
    try {
      write(model, text);
    } catch (IOException neverByStrings) {
      throw new UncheckedIOException(neverByStrings);
    }
    return text.toString();
  }

  /** Line by line, for models whose text is large. */
  public static void write(ErrorModel model, Appendable out) throws IOException {
    new ErrorModelWriter(out).steps(model, 0);
  }

  private void steps(ErrorModel model, int depth) throws IOException {
    for (Step step : model.steps()) {
      line.repeat(INDENT, depth);
      step(step);
      endLine();
      if (step instanceof RepeatBlock block) {
        steps(block.body(), depth + 1);
        line.repeat(INDENT, depth).append('}');
        endLine();
      }
    }
  }

  private void endLine() throws IOException {
    out.append(line.append('\n'));
    line.setLength(0);
  }

  private void step(Step step) {
    switch (step) {
      case Mechanism mechanism -> {
        begin("error", mechanism.tag());
        line.append('(').append(Decimals.text(mechanism.probability())).append(')');
        targets(mechanism.targets());
      }
      case DetectorDeclaration declaration -> {
        begin("detector", declaration.tag());
        coordinates(declaration.coordinates());
        targets(declaration.targets());
      }
      case ObservableDeclaration declaration -> {
        begin("logical_observable", declaration.tag());
        targets(declaration.targets());
      }
      case DetectorShift shift -> {
        begin("shift_detectors", shift.tag());
        coordinates(shift.coordinates());
        line.append(' ').append(shift.count());
      }
      case RepeatBlock block -> {
        begin("repeat", block.tag());
        line.append(' ').append(block.count()).append(" {");
      }
    }
  }

  private void begin(String name, String tag) {
    line.append(name);
    Tags.write(tag, line);
  }

  private void coordinates(Coordinates coordinates) {
    for (int i = 0; i < coordinates.size(); i++) {
      line.append(i == 0 ? "(" : ", ").append(Decimals.text(coordinates.get(i)));
    }
    line.append(coordinates.size() == 0 ? "" : ")");
  }

  private void targets(Targets targets) {
    for (int i = 0; i < targets.size(); i++) {
      line.append(' ');
      target(targets.get(i));
    }
  }

  private void target(long target) {
    if (target == Target.SEPARATOR) {
      line.append('^');
    } else {
      line.append(Target.isDetector(target) ? 'D' : 'L').append(Target.index(target));
    }
  }
}
