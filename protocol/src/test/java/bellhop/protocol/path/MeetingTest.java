package bellhop.protocol.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Against results that can be had on paper. */
final class MeetingTest {
  private static final double NEVER = Double.POSITIVE_INFINITY;

  private static Meeting.Side side(double perSecond, int lanes, double patienceS) {
    return new Meeting.Side(perSecond, lanes, lanes, patienceS);
  }

  @Test
  void oneLaneWithoutCutoffIsTheLaterOfTwoExponentialTimes() {
    Meeting meeting = new Meeting(side(2, 1, NEVER), side(5, 1, NEVER));
    assertThat(1 / meeting.ratePerSecond()).isCloseTo(1.0 / 2 + 1.0 / 5 - 1.0 / 7, within(1e-12));
    assertThat(meeting.shareFirst(true)).isCloseTo(2.0 / 7, within(1e-12));
    assertThat(meeting.shareFirst(false)).isCloseTo(5.0 / 7, within(1e-12));
    assertThat(meeting.meanDecay(true, 3)).isCloseTo(5.0 / (5 + 3), within(1e-12));
    assertThat(meeting.meanWaitS()).isCloseTo(2.0 / 7 / 5 + 5.0 / 7 / 2, within(1e-12));
  }

  /** Renewal: from nothing to one pair, which the other side meets within the cut-off or not. */
  @Test
  void oneLaneWithCutoffIsARenewal() {
    double a = 2;
    double b = 5;
    double cutoff = 0.3;
    double left = 1 - StrictMath.exp(-b * cutoff);
    double right = 1 - StrictMath.exp(-a * cutoff);
    double success = a / (a + b) * left + b / (a + b) * right;
    double time = 1 / (a + b) + a / (a + b) * left / b + b / (a + b) * right / a;
    Meeting meeting = new Meeting(side(a, 1, cutoff), side(b, 1, cutoff));
    assertThat(meeting.ratePerSecond()).isCloseTo(success / time, within(1e-12));
    double decay = b / (b + 3) * (1 - StrictMath.exp(-(b + 3) * cutoff)) / left;
    assertThat(meeting.meanDecay(true, 3)).isCloseTo(decay, within(1e-12));
  }

  /** Birth and death: the k-th waiting pair leaves one lane less to make the next. */
  @Test
  void twoLanesWithoutCutoffAreABirthAndDeathChain() {
    double weights = 1 + 0.5;
    Meeting meeting = new Meeting(side(1, 2, NEVER), side(1, 2, NEVER));
    assertThat(meeting.ratePerSecond()).isCloseTo(2 * weights / (1 + 2 * weights), within(1e-12));
    double meanWaiting = (1 + 2 * 0.5) / (1 + 2 * weights);
    assertThat(meeting.meanWaitS() * meeting.ratePerSecond() / 2)
        .as("Little's law")
        .isCloseTo(meanWaiting, within(1e-12));
  }

  @Test
  void aLongerCutoffBringsMoreAndOlderPairs() {
    double rate = 0;
    double wait = 0;
    for (double cutoff : new double[] {1e-4, 0.01, 0.1, 1, 10, 1000, NEVER}) {
      Meeting meeting = new Meeting(side(3, 5, cutoff), side(4, 2, cutoff));
      assertThat(meeting.ratePerSecond()).isGreaterThanOrEqualTo(rate);
      assertThat(meeting.meanWaitS()).isGreaterThanOrEqualTo(wait);
      rate = meeting.ratePerSecond();
      wait = meeting.meanWaitS();
    }
    assertThat(rate).isLessThan(3);
  }

  @Test
  void manyLanesAndUnequalRatesStayFinite() {
    Meeting meeting = new Meeting(side(1e6, 500, NEVER), side(1, 500, NEVER));
    assertThat(meeting.ratePerSecond()).isCloseTo(1, within(1e-9));
    assertThat(meeting.shareFirst(true)).isCloseTo(1, within(1e-9));
    assertThat(meeting.meanWaitS()).isCloseTo(500, within(1.0));
  }
}
