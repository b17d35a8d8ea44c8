package bellhop.experiment.page;

import bellhop.experiment.SimulateDetails;

/** Stub. */
public final class TrafficPage {
  private TrafficPage() {}

  public static String print(SimulateDetails details) {
    return details.toString();
  }
}
