package bellhop.experiment;

import java.util.List;

/** What came of traffic, in one sentence or two. */
final class TrafficHeadline {
  private TrafficHeadline() {}

  static String of(
      SimulateResult.Requests requests,
      SimulateResult.Pairs pairs,
      double rate,
      SimulateResult.Fidelity fidelity,
      List<SimulateResult.Refusal> refusals,
      boolean isOverloaded,
      double seconds) {
    if (requests.offered() == 0) {
      return "Nobody asked for a pair within " + Numbers.duration(seconds) + ".";
    }
    if (requests.refused() == requests.offered()) {
      return "Every request was refused: "
          + refusals.getFirst().from()
          + " to "
          + refusals.getFirst().to()
          + ", "
          + refusals.getFirst().words()
          + ".";
    }
    return delivered(pairs, rate, fidelity, seconds) + fulfilled(requests, isOverloaded);
  }

  private static String delivered(
      SimulateResult.Pairs pairs, double rate, SimulateResult.Fidelity fidelity, double seconds) {
    if (pairs.delivered() == 0) {
      return "No pair was delivered within " + Numbers.duration(seconds) + ".";
    }
    return Numbers.count(pairs.delivered(), "pair")
        + " delivered in "
        + Numbers.duration(seconds)
        + " ("
        + (rate >= 1000 ? Numbers.count(StrictMath.round(rate)) : Numbers.significant(rate, 3))
        + " a second) with a mean fidelity of "
        + Numbers.fraction(fidelity.mean().orElse(0))
        + ".";
  }

  private static String fulfilled(SimulateResult.Requests requests, boolean isOverloaded) {
    long ended = requests.offered() - requests.waiting();
    if (ended == 0) {
      return "";
    }
    String words =
        " Of "
            + Numbers.count(ended, "request")
            + " that ended, "
            + Numbers.percent((double) requests.fulfilled() / ended)
            + (ended == 1 ? " was" : " were")
            + " fulfilled";
    return words + (isOverloaded ? "; more is asked than the network can give." : ".");
  }
}
