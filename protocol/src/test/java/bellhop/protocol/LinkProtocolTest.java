package bellhop.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.network.LinkSettings;
import bellhop.pair.BellState;
import bellhop.pair.End;
import bellhop.units.Span;
import bellhop.units.Time;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LinkProtocolTest {
  private static final BellState PSI = BellState.PSI_PLUS;

  /**
   * Three communication qubits at each end; cut-off 1000, guard 50, reset 10, transfer 20, lead
   * 100.
   */
  private static LinkSettings settings(boolean prefetch, boolean asks) {
    return new LinkSettings(
        1, List.of(2L, 4L, 7L, 9L), 3, 3, 2, prefetch, true, asks, 8, 1000, 50, 10, 20, 100);
  }

  private static Tape<LinkInput, LinkOutput> tape(boolean prefetch, boolean asks) {
    LinkSettings settings = settings(prefetch, asks);
    return new Tape<>(() -> new LinkProtocol(settings));
  }

  private static LinkInput ask(long pair, End end, int qubit) {
    return new LinkInput.Requested(0, pair, end, qubit, Time.ZERO);
  }

  private static LinkInput herald(int place, long emission) {
    return new LinkInput.Heralded(place, new Time(emission), PSI);
  }

  @Test
  void attemptsOnlyWhenBothEndsHaveAsked() {
    Tape<LinkInput, LinkOutput> tape = tape(false, false);
    assertThat(tape.at(0, ask(4, End.A, 1))).isEmpty();
    assertThat(tape.at(5, ask(7, End.B, 1))).isEmpty();
    assertThat(tape.at(9, ask(4, End.B, 0)))
        .containsExactly(new LinkOutput.Attempt(0, 4, 1, 0, new Time(9)));
    tape.checkReplay();
  }

  @Test
  void firstClaimAssignsAndTheOtherEndFollowsOneLatencyLater() {
    Tape<LinkInput, LinkOutput> tape = tape(false, false);
    tape.at(0, ask(4, End.A, 0));
    tape.at(0, ask(4, End.B, 0));
    assertThat(tape.at(60, herald(0, 20)))
        .containsExactly(
            new LinkOutput.WakeAt(new Time(1020), new LinkInput.CutoffReached(0)),
            new LinkOutput.Ready(4, 0));
    assertThat(tape.at(100, new LinkInput.Claimed(4, End.B)))
        .containsExactly(
            new LinkOutput.WakeAt(new Time(150), new LinkInput.Told(4, End.A)),
            new LinkOutput.Deliver(4, 0, End.B, PSI));
    assertThat(tape.at(150, new LinkInput.Told(4, End.A)))
        .containsExactly(new LinkOutput.Deliver(4, 0, End.A, PSI));
    assertThat(tape.at(1020, new LinkInput.CutoffReached(0))).isEmpty();
    tape.checkReplay();
  }

  @Test
  void dropsPairAtCutoffAndBeginsAgainAfterTheReset() {
    Tape<LinkInput, LinkOutput> tape = tape(false, false);
    tape.at(0, ask(4, End.A, 0));
    tape.at(0, ask(4, End.B, 0));
    tape.at(60, herald(0, 20));
    assertThat(tape.at(971, new LinkInput.Claimed(4, End.A))).isEmpty(); // in the guard
    assertThat(tape.at(1020, new LinkInput.CutoffReached(0)))
        .containsExactly(
            new LinkOutput.Drop(0, 4), new LinkOutput.Attempt(0, 4, 0, 0, new Time(1030)));
    tape.checkReplay();
  }

  @Test
  void assignedPairIsExemptFromItsCutoff() {
    Tape<LinkInput, LinkOutput> tape = tape(false, false);
    tape.at(0, ask(4, End.A, 0));
    tape.at(0, ask(4, End.B, 0));
    tape.at(60, herald(0, 20));
    assertThat(tape.at(970, new LinkInput.Claimed(4, End.A))).hasSize(2);
    assertThat(tape.at(1020, new LinkInput.CutoffReached(0))).isEmpty();
    assertThat(tape.at(1020, new LinkInput.Told(4, End.B)))
        .containsExactly(new LinkOutput.Deliver(4, 0, End.B, PSI));
    tape.checkReplay();
  }

  @Test
  void waitsUntilAPairIsDue() {
    Tape<LinkInput, LinkOutput> tape = tape(false, false);
    tape.at(0, new LinkInput.Requested(0, 4, End.A, 0, new Time(900)));
    assertThat(tape.at(0, new LinkInput.Requested(0, 4, End.B, 0, new Time(600))))
        .containsExactly(new LinkOutput.WakeAt(new Time(500), new LinkInput.Due(4)));
    assertThat(tape.at(500, new LinkInput.Due(4)))
        .containsExactly(new LinkOutput.Attempt(0, 4, 0, 0, new Time(500)));
    tape.checkReplay();
  }

  /** With the first request, pair 2, under way at place 0, so that pairs may be made ahead. */
  private static Tape<LinkInput, LinkOutput> begun(Long... pairs) {
    LinkSettings settings =
        new LinkSettings(1, List.of(pairs), 3, 3, 2, true, true, false, 8, 1000, 50, 10, 20, 100);
    Tape<LinkInput, LinkOutput> tape = new Tape<>(() -> new LinkProtocol(settings));
    tape.at(0, ask(2, End.A, 2));
    assertThat(tape.at(0, ask(2, End.B, 2)))
        .containsExactly(new LinkOutput.Attempt(0, 2, 2, 2, Time.ZERO));
    return tape;
  }

  @Test
  void makesNothingAheadOfTheFirstRequest() {
    Tape<LinkInput, LinkOutput> tape = tape(true, false);
    tape.at(0, new LinkInput.Spare(End.A, 1));
    assertThat(tape.at(0, new LinkInput.Spare(End.B, 1))).isEmpty();
    tape.checkReplay();
  }

  @Test
  void makesPairsAheadWithSpareQubitsButNoMoreThanWanted() {
    Tape<LinkInput, LinkOutput> tape = begun(2L, 4L, 7L, 9L);
    tape.at(0, new LinkInput.Spare(End.A, 1));
    assertThat(tape.at(0, new LinkInput.Spare(End.B, 1)))
        .containsExactly(new LinkOutput.Attempt(1, -1, 1, 1, Time.ZERO));
    assertThat(tape.at(60, herald(1, 20))).contains(new LinkOutput.Store(1, 0));
    assertThat(tape.at(80, new LinkInput.Moved(1)))
        .containsExactly(new LinkOutput.Attempt(2, -1, 1, 1, new Time(80)));
    tape.at(90, ask(4, End.A, 0));
    assertThat(tape.at(90, ask(4, End.B, 0)))
        .containsExactly(new LinkOutput.Load(1, 0, 0, 0)); // one more comes for two requests
    assertThat(tape.at(110, new LinkInput.Moved(1))).containsExactly(new LinkOutput.Ready(4, 1));
    tape.at(120, herald(2, 100));
    assertThat(tape.at(140, new LinkInput.Moved(2)))
        .containsExactly(new LinkOutput.Attempt(3, -1, 1, 1, new Time(140)));
    tape.at(180, herald(3, 150));
    assertThat(tape.at(200, new LinkInput.Moved(3))).isEmpty(); // all are provided for
    tape.checkReplay();
  }

  @Test
  void requestWaitsForWhatIsMadeAheadIfThatIsEnough() {
    Tape<LinkInput, LinkOutput> tape = begun(2L, 4L);
    tape.at(0, new LinkInput.Spare(End.A, 1));
    tape.at(0, new LinkInput.Spare(End.B, 1));
    tape.at(10, ask(4, End.A, 0));
    assertThat(tape.at(10, ask(4, End.B, 0))).isEmpty();
    tape.at(60, herald(1, 20));
    assertThat(tape.at(80, new LinkInput.Moved(1)))
        .containsExactly(new LinkOutput.Load(1, 0, 0, 0));
    tape.checkReplay();
  }

  @Test
  void storedPairExpiresAtBothEndsAndIsReplaced() {
    Tape<LinkInput, LinkOutput> tape = begun(2L, 4L, 7L, 9L);
    tape.at(0, new LinkInput.Spare(End.A, 1));
    tape.at(0, new LinkInput.Spare(End.B, 1));
    tape.at(60, herald(1, 20));
    tape.at(80, new LinkInput.Moved(1));
    tape.at(130, herald(2, 100));
    tape.at(150, new LinkInput.Moved(2)); // both slots are full
    assertThat(tape.at(1020, new LinkInput.CutoffReached(1)))
        .containsExactly(
            new LinkOutput.Drop(1, -1), new LinkOutput.Attempt(1, -1, 1, 1, new Time(1020)));
    tape.checkReplay();
  }

  @Test
  void burstForMemoryServesTheRequestThatOwnsItsQubits() {
    Tape<LinkInput, LinkOutput> tape = begun(2L, 4L, 7L, 9L);
    tape.at(0, new LinkInput.Requested(0, 4, End.A, 0, new Time(600)));
    assertThat(tape.at(0, new LinkInput.Requested(0, 4, End.B, 0, new Time(600))))
        .contains(new LinkOutput.Attempt(1, -1, 0, 0, Time.ZERO));
    assertThat(tape.at(500, new LinkInput.Due(4))).isEmpty();
    assertThat(tape.at(560, herald(1, 520))).contains(new LinkOutput.Ready(4, 1));
    tape.checkReplay();
  }

  @Test
  void qubitsThatWaitForTheirPartnersMakePairsForMemory() {
    Tape<LinkInput, LinkOutput> tape = begun(2L, 4L, 7L, 9L);
    tape.at(0, ask(4, End.A, 0));
    assertThat(tape.at(0, ask(7, End.B, 1)))
        .containsExactly(new LinkOutput.Attempt(1, -1, 0, 1, Time.ZERO));
    tape.at(10, ask(7, End.A, 1));
    tape.at(20, ask(4, End.B, 0));
    assertThat(tape.at(60, herald(1, 20))).contains(new LinkOutput.Store(1, 0));
    assertThat(tape.at(80, new LinkInput.Moved(1)))
        .containsExactly(
            new LinkOutput.Load(1, 0, 1, 1), new LinkOutput.Attempt(2, 4, 0, 0, new Time(80)));
    tape.checkReplay();
  }

  @Test
  void asksForAConnectionAndGivesItBackAfterTheHerald() {
    Tape<LinkInput, LinkOutput> tape = tape(false, true);
    tape.at(0, ask(4, End.A, 0));
    assertThat(tape.at(0, ask(4, End.B, 0)))
        .containsExactly(new LinkOutput.Waits(4), new LinkOutput.Wants(1, false, new Time(0)));
    assertThat(tape.at(30, new LinkInput.Granted(17)))
        .containsExactly(
            new LinkOutput.Served(4), new LinkOutput.Attempt(0, 4, 0, 0, new Time(30)));
    assertThat(tape.at(80, herald(0, 50))).contains(new LinkOutput.Released(17, true));
    tape.checkReplay();
  }

  /** Two at once: each burst has a connection of its own, and both are wanted. */
  @Test
  void wantsAConnectionForEachBurst() {
    Tape<LinkInput, LinkOutput> tape = tape(false, true);
    tape.at(0, ask(4, End.A, 0));
    tape.at(0, ask(4, End.B, 0));
    tape.at(0, ask(7, End.A, 1));
    assertThat(tape.at(0, ask(7, End.B, 1))).contains(new LinkOutput.Wants(2, false, new Time(0)));
    assertThat(tape.at(30, new LinkInput.Granted(1)))
        .containsExactly(
            new LinkOutput.Served(4), new LinkOutput.Attempt(0, 4, 0, 0, new Time(30)));
    assertThat(tape.at(40, new LinkInput.Granted(2)))
        .containsExactly(
            new LinkOutput.Served(7), new LinkOutput.Attempt(1, 7, 1, 1, new Time(40)));
    assertThat(tape.at(80, herald(0, 50))).contains(new LinkOutput.Released(1, true));
    assertThat(tape.at(90, herald(1, 60))).contains(new LinkOutput.Released(2, true));
    tape.checkReplay();
  }

  @Test
  void stopsTheBurstWhoseConnectionIsWithdrawnAndWaitsAgain() {
    Tape<LinkInput, LinkOutput> tape = tape(false, true);
    tape.at(0, ask(4, End.A, 0));
    tape.at(0, ask(4, End.B, 0));
    tape.at(30, new LinkInput.Granted(5));
    assertThat(tape.at(35, new LinkInput.Withdrawn(4))).isEmpty(); // given back before
    assertThat(tape.at(40, new LinkInput.Withdrawn(5))).containsExactly(new LinkOutput.Stop(0));
    assertThat(tape.at(50, new LinkInput.GaveUp(0)))
        .containsExactly(
            new LinkOutput.Released(5, false),
            new LinkOutput.Waits(4),
            new LinkOutput.Wants(1, false, new Time(0)));
    tape.checkReplay();
  }

  @Test
  void givesBackAtOnceWhatItNeedsNoMore() {
    Tape<LinkInput, LinkOutput> tape = tape(false, true);
    assertThat(tape.at(30, new LinkInput.Granted(5)))
        .containsExactly(new LinkOutput.Released(5, false));
    tape.checkReplay();
  }

  @Test
  void saysThatPairsAheadAreNoRequests() {
    LinkSettings settings =
        new LinkSettings(
            1, List.of(2L, 4L, 7L), 3, 3, 2, true, true, true, 8, 1000, 50, 10, 20, 100);
    Tape<LinkInput, LinkOutput> tape = new Tape<>(() -> new LinkProtocol(settings));
    tape.at(0, new LinkInput.Spare(End.A, 1));
    tape.at(0, new LinkInput.Spare(End.B, 1));
    tape.at(0, ask(2, End.A, 2));
    tape.at(0, ask(2, End.B, 2));
    assertThat(tape.at(10, new LinkInput.Granted(3)))
        .contains(
            new LinkOutput.Attempt(0, 2, 2, 2, new Time(10)),
            new LinkOutput.Wants(1, true, new Time(Long.MAX_VALUE)));
    tape.checkReplay();
  }

  /** Each program is late by itself: the other one's pair comes when its own schedule wants it. */
  @Test
  void movesTheScheduleOfOneProgramAlone() {
    LinkSettings settings =
        new LinkSettings(2, List.of(2L, 4L), 3, 3, 0, false, true, false, 8, 0, 50, 10, 20, 100);
    Tape<LinkInput, LinkOutput> tape = new Tape<>(() -> new LinkProtocol(settings));
    for (End end : End.values()) {
      tape.at(0, new LinkInput.Requested(0, 2, end, 0, new Time(500)));
      tape.at(0, new LinkInput.Requested(1, 4, end, 1, new Time(500)));
    }
    tape.at(10, new LinkInput.Shifted(1, End.A, Span.picos(70)));
    assertThat(tape.at(400, new LinkInput.Due(2)))
        .containsExactly(new LinkOutput.Attempt(0, 2, 0, 0, new Time(400)));
    assertThat(tape.at(470, new LinkInput.Due(4)))
        .containsExactly(new LinkOutput.Attempt(1, 4, 1, 1, new Time(470)));
    tape.checkReplay();
  }

  @Test
  void runsNoMoreBurstsThanChannels() {
    LinkSettings settings =
        new LinkSettings(
            1, List.of(2L, 4L), 3, 3, 0, false, false, false, 1, 1000, 50, 10, 20, 100);
    Tape<LinkInput, LinkOutput> tape = new Tape<>(() -> new LinkProtocol(settings));
    tape.at(0, ask(2, End.A, 0));
    tape.at(0, ask(4, End.A, 1));
    assertThat(tape.at(0, ask(2, End.B, 0)))
        .containsExactly(new LinkOutput.Attempt(0, 2, 0, 0, Time.ZERO));
    assertThat(tape.at(0, ask(4, End.B, 1))).containsExactly(new LinkOutput.Waits(4));
    assertThat(tape.at(60, herald(0, 20)))
        .contains(new LinkOutput.Attempt(1, 4, 1, 1, new Time(60)));
    tape.checkReplay();
  }

  @Test
  void movesTheScheduleByTheLaterEnd() {
    Tape<LinkInput, LinkOutput> tape = tape(false, false);
    tape.at(0, new LinkInput.Requested(0, 4, End.A, 0, new Time(500)));
    assertThat(tape.at(0, new LinkInput.Requested(0, 4, End.B, 0, new Time(500))))
        .containsExactly(new LinkOutput.WakeAt(new Time(400), new LinkInput.Due(4)));
    assertThat(tape.at(10, new LinkInput.Shifted(0, End.A, Span.picos(70))))
        .containsExactly(new LinkOutput.WakeAt(new Time(470), new LinkInput.Due(4)));
    assertThat(tape.at(400, new LinkInput.Due(4))) // of old
        .containsExactly(new LinkOutput.WakeAt(new Time(470), new LinkInput.Due(4)));
    tape.at(410, new LinkInput.Shifted(0, End.B, Span.picos(-90)));
    assertThat(tape.at(420, new LinkInput.Shifted(0, End.A, Span.picos(-80))))
        .containsExactly(new LinkOutput.Attempt(0, 4, 0, 0, new Time(420)));
    assertThat(tape.at(470, new LinkInput.Due(4))).isEmpty();
    tape.checkReplay();
  }
}
