package bellhop.distributed;

import bellhop.distributed.Instruction.Receive;
import bellhop.distributed.Instruction.Send;
import bellhop.distributed.Violation.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Each message is sent once and received once under a key of its own. */
final class MessageRules {
  private final Distributed distributed;
  private final List<Violation> violations = new ArrayList<>();
  private final Map<Message, Step> sends = new LinkedHashMap<>();
  private final Map<Message, Step> receives = new LinkedHashMap<>();

  private record Step(int qpu, int instruction) {}

  private MessageRules(Distributed distributed) {
    this.distributed = distributed;
  }

  static List<Violation> check(Distributed distributed) {
    MessageRules rules = new MessageRules(distributed);
    for (int qpu = 0; qpu < distributed.programs().size(); qpu++) {
      List<Instruction> instructions = distributed.programs().get(qpu).instructions();
      for (int i = 0; i < instructions.size(); i++) {
        rules.step(new Step(qpu, i), instructions.get(i));
      }
    }
    rules.match(rules.sends, rules.receives, "is never received");
    rules.match(rules.receives, rules.sends, "is never sent");
    return rules.violations;
  }

  private void step(Step at, Instruction instruction) {
    if (instruction instanceof Send send) {
      Message message = new Message(at.qpu(), send.to(), send.key());
      if (sends.putIfAbsent(message, at) != null) {
        add(at, message, "is sent twice");
      }
    } else if (instruction instanceof Receive receive) {
      Message message = new Message(receive.from(), at.qpu(), receive.key());
      if (receives.putIfAbsent(message, at) != null) {
        add(at, message, "is received twice");
      }
    }
  }

  private void match(Map<Message, Step> here, Map<Message, Step> there, String otherwise) {
    here.forEach((message, step) -> {
      if (message.from() == message.to()) {
        add(step, message, "goes to its own sender");
      } else if (!there.containsKey(message)) {
        add(step, message, otherwise);
      }
    });
  }

  private void add(Step at, Message message, String reason) {
    String what =
        "message %d from %s to %s %s"
            .formatted(
                message.key(),
                Words.name(distributed, message.from()),
                Words.name(distributed, message.to()),
                reason);
    String qpu = distributed.programs().get(at.qpu()).qpu();
    violations.add(new Violation(Rule.MESSAGES, qpu, at.instruction(), what));
  }
}
