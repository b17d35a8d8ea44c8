package bellhop.experiment;

import bellhop.network.Clocks;
import bellhop.network.Network;
import java.util.Comparator;
import java.util.List;

/**
 * What the clocks of a network come to, in one sentence or two.
 *
 * @param steps exchanges that were simulated
 */
record ClockHeadline(
    Network network,
    List<ClockResult.NodeTime> nodes,
    List<ClockResult.LinkTime> links,
    long steps) {

  String text() {
    if (network.clocks().equals(Clocks.NONE)) {
      return "The file says nothing of clocks: they are taken as perfect, there is nothing to lock, and"
          + " time costs nothing.";
    }
    List<ClockResult.NodeTime> unlocked =
        nodes.stream().filter(node -> node.lockedAfterS().isEmpty()).toList();
    return (unlocked.isEmpty() ? locked() : unlocked(unlocked)) + references();
  }

  private String unlocked(List<ClockResult.NodeTime> unlocked) {
    long waiting = links.stream().filter(link -> link.fidelity().isEmpty()).count();
    double span = steps * network.clocks().interval();
    return Numbers.count(unlocked.size())
        + " of "
        + Numbers.count(nodes.size(), "node")
        + " did not lock within "
        + Numbers.duration(span)
        + ", so heralding cannot start on "
        + Numbers.count(waiting)
        + " of "
        + Numbers.count(links.size(), "link")
        + ".";
  }

  private String locked() {
    double last = nodes.stream().mapToDouble(node -> node.lockedAfterS().orElse(0)).max().orElse(0);
    String start = "All nodes are locked after " + Numbers.duration(last);
    if (links.isEmpty()) {
      return start + "; there is no link that they could disturb.";
    }
    double most =
        links.stream().mapToDouble(link -> link.offsetMaxS().orElse(0)).max().orElseThrow();
    return start
        + "; then the clocks at the ends of a link are at most "
        + Numbers.seconds(most)
        + " apart, "
        + price();
  }

  private String price() {
    ClockResult.LinkTime worst =
        links.stream().max(Comparator.comparingDouble(ClockHeadline::lost)).orElseThrow();
    if (lost(worst) < 5e-5) {
      return "and no pair loses more than 0.0001 of its fidelity by that.";
    }
    return "which takes the pairs of "
        + worst.link()
        + " from a fidelity of "
        + Numbers.fraction(worst.fidelityPerfectClocks())
        + " to "
        + Numbers.fraction(worst.fidelity().orElseThrow())
        + (links.size() == 1 ? "." : ", the most of all links.");
  }

  private static double lost(ClockResult.LinkTime link) {
    return link.fidelityPerfectClocks() - link.fidelity().orElse(link.fidelityPerfectClocks());
  }

  private String references() {
    long count = nodes.stream().filter(node -> node.node().equals(node.reference())).count();
    return count == 1
        ? ""
        : " The network falls into " + Numbers.count(count) + " parts, each with its own time.";
  }
}
