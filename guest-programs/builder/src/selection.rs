use std::process::Command;

/// The features of a guest and the state of its dependencies, as cargo's options of the same names have them.
#[derive(Clone, Debug)]
pub(crate) struct Selection {
    /// Features of the guest, or of a dependency as `crate/feature`.
    pub features: Vec<String>,
    pub default_features: bool,
    pub locked: bool,
    pub offline: bool,
}

impl Default for Selection {
    fn default() -> Self {
        Self { features: Vec::new(), default_features: true, locked: false, offline: false }
    }
}

impl Selection {
    /// Adds the options to a command of cargo, with more features than those that were asked for.
    pub fn apply(&self, command: &mut Command, more_features: &[String]) {
        let features: Vec<&str> =
            self.features.iter().chain(more_features).map(String::as_str).collect();
        if !features.is_empty() {
            command.args(["--features", &features.join(",")]);
        }
        for (wanted, option) in [
            (!self.default_features, "--no-default-features"),
            (self.locked, "--locked"),
            (self.offline, "--offline"),
        ] {
            if wanted {
                command.arg(option);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(selection: Selection, more: &[&str]) -> Vec<String> {
        let mut command = Command::new("cargo");
        let more: Vec<String> = more.iter().map(|feature| (*feature).to_owned()).collect();
        selection.apply(&mut command, &more);
        command.get_args().map(|argument| argument.to_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn nothing_is_said_of_what_was_not_asked_for() {
        assert_eq!(arguments(Selection::default(), &[]), [""; 0]);
        assert_eq!(
            arguments(Selection::default(), &["sdk/metadata"]),
            ["--features", "sdk/metadata"]
        );
    }

    #[test]
    fn everything_reaches_cargo() {
        let selection = Selection {
            features: vec!["one".into(), "library/two".into()],
            default_features: false,
            locked: true,
            offline: true,
        };
        assert_eq!(
            arguments(selection, &["sdk/metadata"]),
            [
                "--features",
                "one,library/two,sdk/metadata",
                "--no-default-features",
                "--locked",
                "--offline",
            ],
        );
    }
}
