package io.shoebox.local.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Says on which server the contracts that are nested in a class run; it is started before the first. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(Conformance.class)
public @interface On {
    /** The server. */
    Class<? extends ContractServer> value();
}
