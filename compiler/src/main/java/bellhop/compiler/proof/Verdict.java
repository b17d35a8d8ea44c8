package bellhop.compiler.proof;

/**
 * What a proof found.
 *
 * @param method the strongest that was used or that found the fault
 * @param proved whether the programs are equal
 * @param reason for people: what was compared, or what differs and where
 */
public record Verdict(Method method, boolean proved, String reason) {}
