package bellhop.protocol;

import bellhop.units.Time;

/** What a shared analyser asks for. */
public sealed interface AnalyserOutput {

  /** From now on the link's photons meet here, until it releases the analyser. */
  record Granted(int link) implements AnalyserOutput {}

  /** Others have urgent need: the link should end its burst and release the analyser. */
  record Withdrawn(int link) implements AnalyserOutput {}

  /** Turn a channel to a link; it is dark until then, when {@code Tuned} is due. */
  record Tune(int channel, int link, Time ready) implements AnalyserOutput {}
}
