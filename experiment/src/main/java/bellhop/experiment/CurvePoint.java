package bellhop.experiment;

import bellhop.compiler.CompileReport;
import bellhop.compiler.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A number of communication qubits and what a program costs with it.
 *
 * @param limit of communication qubits
 * @param cost absent where there is no answer
 * @param whyNot there is none; empty where there is
 */
record CurvePoint(int limit, Optional<Cost> cost, String whyNot) {

  /**
   * Of one answer.
   *
   * @param peak most communication qubits of one QNU in use at one moment
   * @param faults expected, of pairs and waiting
   */
  record Cost(int ebits, int lowerBound, int peak, double makespanS, double faults) {
    static Cost of(Built built) {
      CompileReport report = built.report();
      return new Cost(
          report.ebits(),
          report.lowerBound(),
          peak(report),
          report.makespanPs() * 1e-12,
          built.expectedFaults());
    }

    private static int peak(CompileReport report) {
      return report.qnus().stream()
          .mapToInt(CompileReport.QnuShare::communicationPeak)
          .max()
          .orElse(0);
    }

    /** What the objective makes small. */
    double figure(Objective objective) {
      return switch (objective) {
        case EBITS -> ebits;
        case MAKESPAN -> makespanS;
        case FIDELITY -> faults;
      };
    }
  }

  static CurvePoint at(int limit, Cost cost) {
    return new CurvePoint(limit, Optional.of(cost), "");
  }

  static CurvePoint without(int limit, String why) {
    return new CurvePoint(limit, Optional.empty(), why);
  }

  /** The time limit came before. */
  static CurvePoint leftOut(int limit) {
    return without(limit, CompileResult.ByCommunication.LEFT_OUT);
  }

  boolean isLeftOut() {
    return whyNot.equals(CompileResult.ByCommunication.LEFT_OUT);
  }

  /**
   * At each the answer with the fewest ebits so far, for one with fewer communication qubits is one
   * with more; of equal ones its own. What time did not suffice for stays unknown.
   *
   * @param points ascending
   */
  static List<CurvePoint> running(List<CurvePoint> points) {
    List<CurvePoint> running = new ArrayList<>();
    Optional<Cost> best = Optional.empty();
    for (CurvePoint point : points) {
      Optional<Cost> before = best;
      int most = before.map(Cost::ebits).orElse(Integer.MAX_VALUE);
      best = point.cost().filter(cost -> cost.ebits() <= most).or(() -> before);
      running.add(best.isEmpty() || point.isLeftOut() ? point : at(point.limit(), best.get()));
    }
    return running;
  }

  /** As the JSON has it. */
  CompileResult.ByCommunication printed(boolean isOwn) {
    return cost.map(its ->
            CompileResult.ByCommunication.at(
                limit, isOwn, its.ebits(), its.lowerBound(), its.peak(), its.makespanS()))
        .orElseGet(() -> CompileResult.ByCommunication.without(limit, whyNot));
  }
}
