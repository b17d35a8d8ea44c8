package bellhop.network;

/** Where a fibre ends. Switches and stations are counted apart, each in its own list. */
public sealed interface Point {
  /**
   * The optical side of a QNU.
   *
   * @param qnu index in {@link Network#qnus}
   */
  record AtQnu(int qnu) implements Point {}

  /**
   * A port of a switch.
   *
   * @param index in {@link Fabric#switches}
   */
  record AtSwitch(int index) implements Point {}

  /**
   * An analyser or a source.
   *
   * @param analyser index in {@link Network#analysers}
   */
  record AtStation(int analyser) implements Point {}
}
