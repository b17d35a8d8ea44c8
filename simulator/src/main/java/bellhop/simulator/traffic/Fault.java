package bellhop.simulator.traffic;

/** What goes wrong in a network for a while, or at once. Nodes go by their index, links too. */
public sealed interface Fault {

  /**
   * Classical messages misbehave, each by its own chance.
   *
   * @param loss chance that one never arrives
   * @param repeat chance that one arrives twice
   * @param disorder chance that one is delayed by up to ten times its latency
   */
  record BadMessages(double loss, double repeat, double disorder) implements Fault {}

  /** Every message takes so many times as long. */
  record SlowMessages(int factor) implements Fault {}

  /** A node is down, and has forgotten its pairs when it comes back. */
  record NodeDown(int node) implements Fault {}

  /** No light passes a link. */
  record LinkCut(int link) implements Fault {}

  /** A link succeeds by this factor less often. */
  record LinkDrift(int link, double factor) implements Fault {}

  /** A node's clock is off by so much until its servo has caught it again. */
  record ClockStep(int node, long offPs) implements Fault {}

  /**
   * A node exchanges no time stamps. Its links go on until the bound of its clock's error passes
   * half their window.
   */
  record ExchangeLost(int node) implements Fault {}

  /** A switch joins nothing. */
  record SwitchDown(int theSwitch) implements Fault {}

  /** A switch stays as it is, whatever it is told; reading it back shows it. */
  record SwitchStuck(int theSwitch) implements Fault {}

  /** No light passes a fibre of the fabric. */
  record FibreCut(int fibre) implements Fault {}

  /** All links of an analyser find no herald; a link of its own analyser by its index. */
  record AnalyserDown(int link) implements Fault {}
}
