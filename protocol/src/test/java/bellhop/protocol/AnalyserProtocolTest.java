package bellhop.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.network.Analyser;
import bellhop.protocol.AnalyserInput.Asked;
import bellhop.protocol.AnalyserInput.Released;
import bellhop.protocol.AnalyserInput.Tuned;
import bellhop.protocol.AnalyserOutput.Granted;
import bellhop.protocol.AnalyserOutput.Tune;
import bellhop.protocol.AnalyserOutput.Withdrawn;
import bellhop.units.Span;
import bellhop.units.Time;
import org.junit.jupiter.api.Test;

final class AnalyserProtocolTest {

  private static Tape<AnalyserInput, AnalyserOutput> tape(int channels) {
    Analyser analyser = new Analyser("centre", channels, Span.picos(100));
    return new Tape<>(() -> new AnalyserProtocol(analyser));
  }

  @Test
  void servesOneLinkAtATimeInOrderOfAsking() {
    Tape<AnalyserInput, AnalyserOutput> tape = tape(1);
    assertThat(tape.at(0, new Asked(3, true))).containsExactly(new Granted(3));
    assertThat(tape.at(1, new Asked(1, true))).isEmpty();
    assertThat(tape.at(2, new Asked(2, true))).isEmpty();
    assertThat(tape.at(10, new Released(3))).containsExactly(new Tune(0, 1, new Time(110)));
    assertThat(tape.at(110, new Tuned(0))).containsExactly(new Granted(1));
    assertThat(tape.at(120, new Released(1))).containsExactly(new Tune(0, 2, new Time(220)));
    tape.checkReplay();
  }

  @Test
  void sameLinkAgainNeedsNoReconfiguration() {
    Tape<AnalyserInput, AnalyserOutput> tape = tape(1);
    tape.at(0, new Asked(3, true));
    tape.at(5, new Released(3));
    assertThat(tape.at(6, new Asked(3, true))).containsExactly(new Granted(3));
    tape.checkReplay();
  }

  @Test
  void twoChannelsServeTwoLinks() {
    Tape<AnalyserInput, AnalyserOutput> tape = tape(2);
    assertThat(tape.at(0, new Asked(3, true))).containsExactly(new Granted(3));
    assertThat(tape.at(0, new Asked(4, true))).containsExactly(new Granted(4));
    assertThat(tape.at(0, new Asked(5, true))).isEmpty();
    assertThat(tape.at(9, new Released(4))).containsExactly(new Tune(1, 5, new Time(109)));
    tape.checkReplay();
  }

  @Test
  void linkThatGoesWhileItWaitsOrInTheDarkIsNotServed() {
    Tape<AnalyserInput, AnalyserOutput> tape = tape(1);
    tape.at(0, new Asked(1, true));
    tape.at(0, new Asked(2, true));
    tape.at(0, new Asked(3, true));
    assertThat(tape.at(1, new Released(2))).isEmpty();
    tape.at(2, new Released(1)); // turning to 3
    assertThat(tape.at(3, new Released(3))).isEmpty();
    assertThat(tape.at(102, new Tuned(0))).isEmpty();
    assertThat(tape.at(200, new Asked(3, true))).containsExactly(new Granted(3));
    tape.checkReplay();
  }

  @Test
  void requestsGoBeforePairsMadeAhead() {
    Tape<AnalyserInput, AnalyserOutput> tape = tape(1);
    tape.at(0, new Asked(1, true));
    tape.at(0, new Asked(2, false));
    tape.at(0, new Asked(3, true));
    assertThat(tape.at(10, new Released(1))).containsExactly(new Tune(0, 3, new Time(110)));
    tape.at(110, new Tuned(0));
    assertThat(tape.at(120, new Asked(2, true))).isEmpty(); // more urgent now, first in line
    assertThat(tape.at(130, new Released(3))).containsExactly(new Tune(0, 2, new Time(230)));
    tape.checkReplay();
  }

  @Test
  void linkThatMakesPairsAheadIsAskedToLeaveOnce() {
    Tape<AnalyserInput, AnalyserOutput> tape = tape(1);
    assertThat(tape.at(0, new Asked(1, false))).containsExactly(new Granted(1));
    assertThat(tape.at(10, new Asked(2, true))).containsExactly(new Withdrawn(1));
    assertThat(tape.at(15, new Asked(3, true))).isEmpty();
    assertThat(tape.at(20, new Released(1))).containsExactly(new Tune(0, 2, new Time(120)));
    tape.checkReplay();
  }

  @Test
  void holderWithARequestStays() {
    Tape<AnalyserInput, AnalyserOutput> tape = tape(1);
    tape.at(0, new Asked(1, false));
    assertThat(tape.at(5, new Asked(1, true))).isEmpty();
    assertThat(tape.at(10, new Asked(2, true))).isEmpty();
    tape.checkReplay();
  }
}
