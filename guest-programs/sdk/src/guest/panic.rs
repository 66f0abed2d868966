use core::panic::PanicInfo;

/// Traps on a panic. With the feature `panic-message`, first formats its message and reports it to the host.
#[panic_handler]
fn panic(_info: &PanicInfo) -> ! {
    #[cfg(feature = "panic-message")]
    {
        let mut text = Text { bytes: [0; 512], len: 0 };
        _ = core::fmt::write(&mut text, format_args!("{_info}"));
        super::report(text.as_str());
    }
    super::trap_silently()
}

/// The first bytes of a message. They are not on the heap, which a panic may be about.
#[cfg(feature = "panic-message")]
struct Text {
    bytes: [u8; 512],
    len: usize,
}

#[cfg(feature = "panic-message")]
impl Text {
    fn as_str(&self) -> &str {
        match core::str::from_utf8(&self.bytes[..self.len]) {
            Ok(text) => text,
            // The message is cut within a character.
            Err(error) => {
                core::str::from_utf8(&self.bytes[..error.valid_up_to()]).unwrap_or_default()
            }
        }
    }
}

#[cfg(feature = "panic-message")]
impl core::fmt::Write for Text {
    fn write_str(&mut self, text: &str) -> core::fmt::Result {
        let room = &mut self.bytes[self.len..];
        let len = text.len().min(room.len());
        room[..len].copy_from_slice(&text.as_bytes()[..len]);
        self.len += len;
        Ok(())
    }
}
