package bellhop.experiment;

import java.util.List;
import java.util.Optional;

/**
 * How many communication qubits a program can use, in a sentence.
 *
 * @param result with a curve
 */
public record CurveHeadline(CompileResult result) {
  public static String of(CompileResult result) {
    return new CurveHeadline(result).text();
  }

  private String text() {
    if (result.ebits() == 0) {
      return "No Bell pair is needed, so no communication qubit is either.";
    }
    if (result.enoughCommunicationQubits().isEmpty()) {
      return "From how many communication qubits on "
          + nothing()
          + " is not known: the time limit came before "
          + Numbers.count(leftOut().size(), "compilation")
          + ".";
    }
    return enough(result.enoughCommunicationQubits().getAsInt());
  }

  private String enough(int enough) {
    int own = own().communicationQubits();
    String found = enough == 1 ? "1 communication qubit" : enough + " communication qubits";
    if (enough == own) {
      return found
          + " at each QNU, what the network has, "
          + (enough == 1 ? "is" : "are")
          + " enough: "
          + nothing()
          + ".";
    }
    return enough < own
        ? found
            + " at each QNU would do as well as the "
            + own
            + " that the network has: "
            + nothing()
            + "."
        : "From " + found + " at each QNU on, " + nothing() + ": " + instead(enough, own) + ".";
  }

  private String nothing() {
    return switch (result.objective()) {
      case EBITS -> "more save no Bell pair";
      case MAKESPAN -> "more save no time, or less than 1 % of it";
      case FIDELITY -> "more prevent no faults, or less than 1 % of them";
    };
  }

  private String instead(int enough, int own) {
    return Numbers.count(ebits(enough), "Bell pair")
        + (ebits(enough) == result.ebits() ? " as with the " : " instead of ")
        + (ebits(enough) == result.ebits()
            ? String.valueOf(own)
            : Numbers.count(result.ebits()) + " with the " + own)
        + " that the network has";
  }

  private int ebits(int limit) {
    return result.ebitsByCommunication().stream()
        .filter(point -> point.communicationQubits() == limit)
        .mapToInt(point -> point.ebits().orElseThrow())
        .findFirst()
        .orElseThrow();
  }

  private CompileResult.ByCommunication own() {
    return result.ebitsByCommunication().stream()
        .filter(CompileResult.ByCommunication::own)
        .findFirst()
        .orElseThrow();
  }

  private List<String> leftOut() {
    return result.ebitsByCommunication().stream()
        .filter(CompileResult.ByCommunication::isLeftOut)
        .map(point -> Numbers.count(point.communicationQubits()))
        .toList();
  }

  /** Which points time did not suffice for, in a sentence. */
  public Optional<String> findLeftOut() {
    return leftOut().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Left out, as the time limit came before: " + String.join(", ", leftOut()) + ".");
  }

  /** Points without an answer, each in a sentence. */
  public List<String> unserved() {
    return result.ebitsByCommunication().stream()
        .filter(point -> point.whyNot().isPresent() && !point.isLeftOut())
        .map(point ->
            "With "
                + Numbers.count(point.communicationQubits())
                + " no answer was found: "
                + point.whyNot().orElseThrow()
                + ".")
        .toList();
  }
}
