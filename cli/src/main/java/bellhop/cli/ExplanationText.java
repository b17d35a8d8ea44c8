package bellhop.cli;

import bellhop.circuit.dem.Target;
import bellhop.circuit.dem.Targets;
import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.Places;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.qec.model.CircuitFault;
import bellhop.qec.model.Explanation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Prints explanations: a line with what flips, and for each fault what happens and where. Lines are
 * those of the circuit's file, targets are counted from 1 in their line.
 */
final class ExplanationText {
  private final Places places;
  private final int[] lines;

  /** By the number of an instruction, the heads of the blocks around it. */
  private final List<List<Block>> blocks = new ArrayList<>();

  private record Block(int line, long times) {}

  private ExplanationText(StabilizerCircuit circuit, Places places, int... lines) {
    this.places = places;
    this.lines = lines;
    note(circuit, List.of());
  }

  /**
   * @param lines of the instructions and heads of blocks
   */
  static String of(List<Explanation> explanations, StabilizerCircuit circuit, int... lines) {
    TreeSet<Long> detectors = new TreeSet<>();
    for (Explanation explanation : explanations) {
      Arrays.stream(explanation.symptoms().toArray())
          .filter(Target::isDetector)
          .forEach(detectors::add);
    }
    ExplanationText text = new ExplanationText(circuit, Places.of(circuit, detectors), lines);
    return explanations.stream().map(text::text).collect(Collectors.joining());
  }

  private void note(StabilizerCircuit circuit, List<Block> around) {
    for (Step step : circuit.steps()) {
      int line = lines[blocks.size()];
      blocks.add(around);
      if (step instanceof Step.Repeat repeat) {
        List<Block> inside = new ArrayList<>(around);
        inside.add(new Block(line, repeat.times()));
        note(repeat.body(), List.copyOf(inside));
      }
    }
  }

  private String text(Explanation explanation) {
    StringBuilder text = new StringBuilder(symptoms(explanation.symptoms())).append('\n');
    if (explanation.faults().isEmpty()) {
      text.append("  no single fault of the circuit flips just these\n");
    }
    for (CircuitFault fault : explanation.faults()) {
      text.append("  ").append(what(fault)).append('\n');
      text.append("    ").append(where(fault)).append('\n');
    }
    return text.toString();
  }

  private String symptoms(Targets symptoms) {
    return Arrays.stream(symptoms.toArray())
        .mapToObj(target ->
            Target.text(target)
                + (Target.isDetector(target) ? at(places.findDetector(target)) : ""))
        .collect(Collectors.joining(", "));
  }

  private static String at(Optional<double[]> place) {
    return place
        .map(numbers ->
            Arrays.stream(numbers)
                .mapToObj(ExplanationText::number)
                .collect(Collectors.joining(", ", " (", ")")))
        .orElse("");
  }

  private static String number(double value) {
    boolean isWhole = value == StrictMath.rint(value) && StrictMath.abs(value) < 1e15;
    return isWhole ? Long.toString((long) value) : Double.toString(value);
  }

  private String what(CircuitFault fault) {
    boolean isNoise = fault.apply().op().kind() == Op.Kind.NOISE;
    if (!isNoise) {
      return "wrong result " + fault.record();
    }
    String paulis =
        Arrays.stream(fault.paulis()).mapToObj(this::pauli).collect(Collectors.joining(", "));
    if (fault.record() < 0) {
      return paulis;
    }
    return (paulis.isEmpty() ? "nothing" : paulis) + ", heralded by result " + fault.record();
  }

  private String pauli(int target) {
    return bellhop.circuit.stabilizer.Target.text(target)
        + at(places.findQubit(bellhop.circuit.stabilizer.Target.number(target)));
  }

  private String where(CircuitFault fault) {
    StringBuilder text = new StringBuilder("line ").append(lines[fault.line()]);
    text.append(", ").append(targets(fault)).append(": ").append(fault.alone());
    List<Block> around = blocks.get(fault.line());
    for (int i = around.size() - 1; i >= 0; i--) {
      text.append(", turn ").append(fault.turns().get(i) + 1).append(" of ");
      text.append(around.get(i).times()).append(" of the block of line ");
      text.append(around.get(i).line());
    }
    return text.append(", after ").append(counted(fault.ticks(), "tick")).toString();
  }

  private static String targets(CircuitFault fault) {
    int first = fault.firstTarget() + 1;
    int last = fault.firstTarget() + fault.targetCount();
    return first == last ? "target " + first : "targets " + first + " to " + last;
  }

  private static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
