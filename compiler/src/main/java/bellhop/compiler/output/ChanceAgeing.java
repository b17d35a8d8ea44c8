package bellhop.compiler.output;

import bellhop.compiler.output.Agenda.Kind;
import bellhop.network.LinkSettings;

/** How old pairs of one link of a sampled run may become; their age counts from emission. */
final class ChanceAgeing {
  private final int link;
  private final LinkSettings settings;
  private final ChanceBursts bursts;
  private final Agenda agenda;

  ChanceAgeing(int link, LinkSettings settings, ChanceBursts bursts, Agenda agenda) {
    this.link = link;
    this.settings = settings;
    this.bursts = bursts;
    this.agenda = agenda;
  }

  /** The pair that was made at a place is looked at again at its cut-off. */
  void watch(int place) {
    if (settings.cutoffPs() > 0) {
      agenda.add(bursts.emissionPs(place) + settings.cutoffPs(), Kind.CUTOFF, link, place);
    }
  }

  boolean isTooOld(long emissionPs, long nowPs) {
    return settings.cutoffPs() > 0 && nowPs >= emissionPs + settings.cutoffPs();
  }

  /** A pair born earlier cannot be claimed for a use at that time. */
  long bornSincePs(long usePs) {
    return settings.cutoffPs() == 0
        ? Long.MIN_VALUE
        : usePs + settings.guardPs() - settings.cutoffPs();
  }
}
