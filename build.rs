//! Gives the Windows programs their icon and version, with the resource compiler of the tools they are built with: `windres` of
//! MinGW, `rc.exe` of the Windows SDK. Elsewhere it does nothing. Where there is no such tool the programs are built without, and
//! a warning says so.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

const ICON: &str = "assets/icon.ico";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={ICON}");
    println!("cargo::rerun-if-env-changed=WINDRES");
    if var("CARGO_CFG_TARGET_OS") != "windows" {
        return;
    }
    match compiled() {
        Ok(resource) => println!("cargo::rustc-link-arg-bins={}", resource.display()),
        Err(why) => println!("cargo::warning=the programs have no icon and no version: {why}"),
    }
}

fn var(name: &str) -> String {
    env::var(name).unwrap_or_default()
}

/// The resource as the linker takes it.
fn compiled() -> Result<PathBuf, String> {
    let out = PathBuf::from(var("OUT_DIR"));
    let script = out.join("crosscheck.rc");
    fs::write(&script, script_text()).map_err(|e| format!("{}: {e}", script.display()))?;
    if var("CARGO_CFG_TARGET_ENV") == "msvc" {
        let resource = out.join("crosscheck.res");
        let said = Command::new(rc())
            .arg("/nologo")
            .arg("/fo")
            .arg(&resource)
            .arg(&script)
            .output();
        return done(said, "rc.exe", resource);
    }
    let resource = out.join("crosscheck-resource.o");
    let windres = match var("WINDRES") {
        set if !set.is_empty() => set,
        _ if cfg!(windows) => "windres".to_owned(),
        _ => format!("{}-w64-mingw32-windres", var("CARGO_CFG_TARGET_ARCH")),
    };
    let said = Command::new(&windres)
        .args(["-O", "coff", "-i"])
        .arg(&script)
        .arg("-o")
        .arg(&resource)
        .output();
    done(said, &windres, resource)
}

fn done(said: std::io::Result<std::process::Output>, tool: &str, resource: PathBuf) -> Result<PathBuf, String> {
    let output = said.map_err(|e| format!("{tool}: {e}"))?;
    if output.status.success() {
        return Ok(resource);
    }
    let words = String::from_utf8_lossy(&output.stderr)
        .lines()
        .collect::<Vec<_>>()
        .join("; ");
    Err(format!("{tool}: {words}"))
}

/// The compiler of the newest SDK that is installed, or one on the path.
fn rc() -> PathBuf {
    let kits = Path::new(&var("ProgramFiles(x86)")).join(r"Windows Kits\10\bin");
    let mut found: Vec<PathBuf> = fs::read_dir(kits)
        .into_iter()
        .flatten()
        .flatten()
        .map(|version| version.path().join(r"x64\rc.exe"))
        .filter(|rc| rc.is_file())
        .collect();
    found.sort();
    found.pop().unwrap_or_else(|| "rc.exe".into())
}

/// The icon, and what the properties of the file say.
fn script_text() -> String {
    let root = var("CARGO_MANIFEST_DIR").replace('\\', "/");
    let parts: Vec<String> = ["MAJOR", "MINOR", "PATCH"]
        .iter()
        .map(|p| var(&format!("CARGO_PKG_VERSION_{p}")))
        .collect();
    let number = format!("{},0", parts.join(","));
    let (version, about) = (var("CARGO_PKG_VERSION"), var("CARGO_PKG_DESCRIPTION"));
    format!(
        r#"1 ICON "{root}/{ICON}"
1 VERSIONINFO
FILEVERSION {number}
PRODUCTVERSION {number}
FILEOS 0x40004
FILETYPE 1
BEGIN
  BLOCK "StringFileInfo"
  BEGIN
    BLOCK "040904B0"
    BEGIN
      VALUE "FileDescription", "Crosscheck: {about}"
      VALUE "FileVersion", "{version}"
      VALUE "ProductName", "Crosscheck"
      VALUE "ProductVersion", "{version}"
      VALUE "LegalCopyright", "{}"
    END
  END
  BLOCK "VarFileInfo"
  BEGIN
    VALUE "Translation", 0x409, 1200
  END
END
"#,
        var("CARGO_PKG_LICENSE")
    )
}
