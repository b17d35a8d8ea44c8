package bellhop.distributed;

import bellhop.distributed.Instruction.RequestPair;
import bellhop.distributed.Violation.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Each pair is requested once at each of two ends over one link, and listed once. */
final class PairRules {
  private PairRules() {}

  private record Request(int qpu, int instruction, int link) {}

  static List<Violation> check(Distributed distributed) {
    List<Violation> violations = new ArrayList<>();
    SortedMap<Long, List<Request>> requests = requests(distributed);
    requests.forEach((pair, ends) -> {
      String reason = wrong(ends);
      if (!reason.isEmpty()) {
        Request last = ends.getLast();
        violations.add(
            new Violation(
                Rule.PAIRS,
                distributed.programs().get(last.qpu()).qpu(),
                last.instruction(),
                "pair " + pair + " " + reason));
      }
    });
    if (!distributed.pairs().stream()
        .map(PairUse::id)
        .toList()
        .equals(List.copyOf(requests.keySet()))) {
      violations.add(
          new Violation(Rule.PAIRS, "", -1, "the list of pairs is not that of requests"));
    }
    if (!requests.isEmpty() && requests.lastKey() != requests.size() - 1) {
      violations.add(new Violation(Rule.PAIRS, "", -1, "pair numbers have gaps"));
    }
    return violations;
  }

  private static SortedMap<Long, List<Request>> requests(Distributed distributed) {
    SortedMap<Long, List<Request>> requests = new TreeMap<>();
    for (int qpu = 0; qpu < distributed.programs().size(); qpu++) {
      List<Instruction> instructions = distributed.programs().get(qpu).instructions();
      for (int i = 0; i < instructions.size(); i++) {
        if (instructions.get(i) instanceof RequestPair request) {
          requests
              .computeIfAbsent(request.pair(), _ -> new ArrayList<>(2))
              .add(new Request(qpu, i, request.link()));
        }
      }
    }
    return requests;
  }

  private static String wrong(List<Request> ends) {
    if (ends.size() != 2) {
      return "is requested " + ends.size() + " times, not once at each end";
    }
    if (ends.get(0).qpu() == ends.get(1).qpu()) {
      return "is requested twice at one end";
    }
    return ends.get(0).link() == ends.get(1).link() ? "" : "is requested over two links";
  }
}
